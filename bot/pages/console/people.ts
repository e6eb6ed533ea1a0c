/** The members of staff that the console knows of in this case: whoever is signed in, and everybody named in it. */
import type { Case, Me } from './answers.ts'
import type { Person } from './complaintAnswer.ts'

export function peopleOf({ me, record }: { me: Me; record: Case }): Person[] {
  const { complaint } = record
  const named = complaint
    ? [
        ...complaint.handlers.map(({ account }) => account),
        ...complaint.remedies.map(({ owner }) => owner),
        ...complaint.lessons.flatMap(({ actions }) => actions.map(({ owner }) => owner)),
        ...complaint.extensions.map(({ by }) => by),
        ...complaint.proposals.map(({ by }) => by),
      ]
    : []
  const others = new Map(named.filter(({ id }) => id !== me.id).map((person) => [person.id, person]))
  return [{ id: me.id, name: me.name }, ...others.values()]
}

export const nameIn = ({ people, id }: { people: readonly Person[]; id: string }): string | null =>
  people.find((person) => person.id === id)?.name ?? null
