/** Puts one administrative command to the mongod on a local port, and closes the line again. */
import mongoose from 'mongoose'

export type Answer = Record<string, unknown>

export async function ask(input: { port: number; command: Answer; limitMs?: number }): Promise<Answer> {
  const { port, command, limitMs = 2_000 } = input
  const client = new mongoose.mongo.MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: limitMs,
    connectTimeoutMS: limitMs,
    socketTimeoutMS: 15_000,
    maxPoolSize: 1,
  })
  try {
    return await client.db('admin').command(command)
  } finally {
    await client.close()
  }
}
