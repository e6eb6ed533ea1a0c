/** The members of staff that the console knows: whoever is signed in, their colleagues, and everybody named in the case. */
import type { Case, Colleague, Me } from '../answers.ts'
import type { Person } from '../cases/complaintAnswer.ts'
import { useLoaded } from '../loaded.ts'
import { label, say } from '../words.ts'

type Known = { me: Me; colleagues: readonly Colleague[] }

/** Those who work here now; until they are known there is nobody but oneself to choose. */
export function useColleagues(me: Me): readonly Colleague[] {
  const { answer } = useLoaded<Colleague[]>({ path: '/colleagues', when: () => false })
  return answer?.ok ? answer.value : [{ id: me.id, name: me.name, roles: me.roles, teams: [] }]
}

/** Whoever has left is still named in what they did. */
export function peopleOf({ me, record: { complaint }, colleagues }: Known & { record: Case }): Person[] {
  const named = complaint
    ? [
        ...complaint.handlers.map(({ account }) => account),
        ...complaint.remedies.map(({ owner }) => owner),
        ...complaint.lessons.flatMap(({ actions }) => actions.map(({ owner }) => owner)),
        ...complaint.extensions.map(({ by }) => by),
        ...complaint.proposals.map(({ by }) => by),
      ]
    : []
  return [...new Map([me, ...named, ...colleagues].map(({ id, name }) => [id, { id, name }])).values()]
}

export const nameIn = ({ people, id }: { people: readonly Person[]; id: string }): string | null =>
  people.find((person) => person.id === id)?.name ?? null

/** Oneself first, then the others by name; two of one name are told apart by what they do. */
export function toChoose({ me, colleagues }: Known): { code: string; text: string }[] {
  const own = colleagues.filter(({ id }) => id === me.id)
  const others = colleagues.filter(({ id }) => id !== me.id)
  return [...own, ...others].map(({ id, name, roles }) => {
    const does = roles.map((role) => label('roles', role)).join(', ')
    const text = does === '' ? name : say('act.colleague', { name, does })
    return { code: id, text: id === me.id ? say('act.you', { name: text }) : text }
  })
}
