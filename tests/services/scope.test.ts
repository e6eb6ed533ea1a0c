import mongoose from 'mongoose'
import { connect, type Database, scopedSchema, trusted } from '../../services/db.ts'
import { testMongod } from '../support/mongod.ts'

interface Note {
  _id: string
  landlord: string
  words: string
}

let db: Database
let notes: mongoose.Model<Note>
const base = { audience: 'general', retention: 'conversation' }

beforeAll(async () => {
  db = await connect({ uri: await testMongod() })
  notes = db.connection.model<Note>(
    'Note',
    scopedSchema<Note>({ _id: String, words: String }, [[{ landlord: 1, words: 1 }]]),
    'notes',
  )
  await notes.create([
    { _id: 'a', landlord: 'one', words: 'x', ...base },
    { _id: 'b', landlord: 'two', words: 'x', ...base },
  ])
})
afterAll(() => db.close())

test('a query that does not name the landlord is an error, whatever else it names (T6)', async () => {
  await expect(notes.find({ words: 'x' })).rejects.toThrow('without the landlord')
  await expect(notes.findOne({ _id: 'a' })).rejects.toThrow('without the landlord')
  await expect(notes.countDocuments({})).rejects.toThrow('without the landlord')
  await expect(notes.updateOne({ _id: 'a' }, { $set: { words: 'y' } })).rejects.toThrow('without the landlord')
  await expect(notes.deleteMany({ words: 'x' })).rejects.toThrow('without the landlord')
  await expect(notes.findOneAndUpdate({ _id: 'a', landlord: '' }, { $set: { words: 'y' } })).rejects.toThrow(
    'without the landlord',
  )
  await expect(notes.distinct('words', {})).rejects.toThrow('without the landlord')
})

test('an aggregate must start with the landlord', async () => {
  await expect(notes.aggregate([{ $group: { _id: '$words' } }])).rejects.toThrow('start with the landlord')
  await expect(notes.aggregate([{ $match: { words: 'x' } }])).rejects.toThrow('start with the landlord')
  expect(await notes.aggregate([{ $match: { landlord: 'one' } }])).toHaveLength(1)
})

test('an index without the landlord cannot be declared', () => {
  expect(() => scopedSchema({ _id: String, words: String }, [[{ words: 1 }]])).toThrow('index without the landlord')
})

test('a query finds its own landlord only', async () => {
  expect(await notes.find({ landlord: 'one' }).lean()).toMatchObject([{ _id: 'a' }])
  expect(await notes.find({ landlord: trusted({ $in: ['one', 'two'] }) }).lean()).toHaveLength(2)
})

test('an operator smuggled into a value is a value (T19)', async () => {
  const smuggled = { $ne: 'nothing' } as unknown as string
  await expect(notes.find({ landlord: 'one', words: smuggled })).rejects.toThrow()
  await expect(notes.find({ landlord: 'one', unknown: 'x' } as never)).rejects.toThrow()
})

test('a record without landlord, audience or retention class is not stored', async () => {
  await expect(notes.create({ _id: 'c', words: 'x' } as never)).rejects.toThrow(mongoose.Error.ValidationError)
})
