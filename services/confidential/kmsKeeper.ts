/** A keeper in a cloud key service that speaks Amazon's KMS protocol: the key never leaves it, and whoever is taken off its list opens nothing more. */
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import { AppError } from '../errors.ts'
import { type AwsCredentials, signAws } from './awsSignature.ts'
import type { Keeper } from './keeper.ts'

const base64 = z.base64().min(1)
const answers = {
  Encrypt: z.looseObject({ CiphertextBlob: base64 }),
  Decrypt: z.looseObject({ Plaintext: base64 }),
}
/** Only a plain name: what it says stands in start problems and answers to staff. */
const failure = z.looseObject({ __type: z.string().regex(/^[\w.#]{1,120}$/) })

/** Faults that pass: asked again, and then the caller hears that the keeper is away. */
const PASSING = ['ThrottlingException', 'KMSInternalException', 'DependencyTimeoutException', 'LimitExceededException']
/** What was handed in is not what was once wrapped under this name: a fault of the record and not of the keeper. */
const BROKEN = ['InvalidCiphertextException', 'IncorrectKeyException']

/** Milliseconds (product defaults): with every try, well within the time a turn has. */
const ANSWER_WITHIN = 1_200
const WAITS = [100, 400]

export function kmsKeeper({
  keyId,
  landlord,
  team,
  region,
  endpoint = `https://kms.${region}.amazonaws.com/`,
  credentials,
  clock,
  answerWithin = ANSWER_WITHIN,
  waits = WAITS,
}: {
  /** The key's full name (ARN): an alias may come to mean another key. */
  keyId: string
  landlord: string
  /** Stands for the landlord's team, and names no matter: a service writes the context into its own log. */
  team: string
  region: string
  endpoint?: string
  /** Asked for each time: they may be short-lived. */
  credentials: () => Promise<AwsCredentials>
  clock: Clock
  answerWithin?: number
  waits?: readonly number[]
}): Keeper {
  const url = new URL(endpoint)
  if (url.protocol !== 'https:' && url.hostname !== '127.0.0.1')
    throw new RangeError('A key service is asked over https only.')

  const once = async ({ target, body }: { target: keyof typeof answers; body: string }): Promise<Answer> => {
    const who = await credentials().catch(() => null)
    if (!who) return { status: 0, said: { __type: 'NoCredentials' } }
    const headers = signAws({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `TrentService.${target}` },
      body,
      region,
      service: 'kms',
      credentials: who,
      at: clock(),
    })
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers,
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(answerWithin),
      })
      return { status: response.status, said: JSON.parse(await response.text()) }
    } catch {
      // No answer, half an answer, or an answer of something else that stands in between.
      return { status: 0, said: null }
    }
  }

  const ask = async ({ target, ...rest }: { target: keyof typeof answers } & Record<string, unknown>) => {
    const body = JSON.stringify({ KeyId: keyId, ...rest })
    for (const wait of [...waits, null]) {
      const { status, said } = await once({ target, body })
      if (status === 200) return said
      const code = failure.safeParse(said).data?.__type.split('#').at(-1) ?? 'no_answer'
      if (BROKEN.includes(code)) throw new Error('keeper_refused')
      const passes = status === 0 || status >= 500 || PASSING.includes(code)
      if (!passes) throw new AppError('unavailable', { reason: 'keeper_refuses', said: code })
      if (wait === null) throw new AppError('unavailable', { reason: 'keeper_away', said: code })
      await sleep(wait)
    }
    throw new AppError('unavailable', { reason: 'keeper_away' })
  }

  const read = <T>({ schema, said }: { schema: z.ZodType<T>; said: unknown }): T => {
    const parsed = schema.safeParse(said)
    if (!parsed.success) throw new AppError('unavailable', { reason: 'keeper_away', said: 'answer' })
    return parsed.data
  }

  // What was wrapped for one team of one landlord is refused for every other, though all share the service's key.
  const bound = (record: string) => ({ landlord, team, record })
  return {
    name: 'kms',
    keyId: `kms:${keyId}:${team}`,
    wrap: async ({ context, bytes }) => {
      const said = await ask({
        target: 'Encrypt',
        Plaintext: bytes.toString('base64'),
        EncryptionContext: bound(context),
      })
      return Buffer.from(read({ schema: answers.Encrypt, said }).CiphertextBlob, 'base64')
    },
    unwrap: async ({ context, wrapped }) => {
      const said = await ask({
        target: 'Decrypt',
        CiphertextBlob: wrapped.toString('base64'),
        EncryptionContext: bound(context),
      })
      return Buffer.from(read({ schema: answers.Decrypt, said }).Plaintext, 'base64')
    },
  }
}

interface Answer {
  /** 0 where there was none. */
  status: number
  said: unknown
}
