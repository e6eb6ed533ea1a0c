/** Carries the turn through the Bot Framework's context to the dialogs. */
import type { TurnContext } from 'botbuilder'
import type { Talk } from './talk.ts'

const TALK = Symbol('talk')

export const carry = ({ context, talk }: { context: TurnContext; talk: Talk }): void => {
  context.turnState.set(TALK, talk)
}

export function talkOf(context: TurnContext): Talk {
  const talk = context.turnState.get<Talk>(TALK)
  if (!talk) throw new Error('A dialog ran outside a turn.')
  return talk
}
