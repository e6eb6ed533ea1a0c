/** As whom Amazon's services are asked: credentials of the settings, or those of the container, fetched anew before they end. */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import type { AwsCredentials } from './awsSignature.ts'

/** Asked before each request: they may be short-lived. */
export type CredentialsOf = () => Promise<AwsCredentials>

/** Milliseconds (product defaults). */
const ANSWER_WITHIN = 1_000
const BEFORE_THE_END = 5 * 60_000

const given = z.looseObject({
  AccessKeyId: z.string().min(1),
  SecretAccessKey: z.string().min(1),
  Token: z.string().min(1).optional(),
  Expiration: z.coerce.date().optional(),
})

/** The addresses that Amazon's own clients ask without https: this machine, and those of ECS and EKS beside it. */
const BESIDE_US = ['127.0.0.1', 'localhost', '[::1]', '169.254.170.2', '169.254.170.23', '[fd00:ec2::23]']
export const mayAskForCredentials = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && BESIDE_US.includes(hostname))

/** `token` or `tokenFile`: what the endpoint wants to be shown; a file is read each time, as it is replaced while we run. */
export function containerCredentials({
  url,
  token,
  tokenFile,
  clock,
}: {
  url: URL
  token?: string | undefined
  tokenFile?: string | undefined
  clock: Clock
}): CredentialsOf {
  let held: { credentials: AwsCredentials; until: number } | null = null
  const fetched = async (): Promise<typeof held> => {
    const shown = tokenFile ? (await readFile(tokenFile, 'utf8')).trim() : token
    const response = await fetch(url, {
      headers: shown ? { authorization: shown } : {},
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_WITHIN),
    })
    if (!response.ok) throw new Error('no_credentials')
    const { AccessKeyId, SecretAccessKey, Token, Expiration } = given.parse(await response.json())
    const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: Token }
    return { credentials, until: Expiration?.getTime() ?? Number.POSITIVE_INFINITY }
  }
  return async () => {
    const now = clock().getTime()
    if (held && now < held.until - BEFORE_THE_END) return held.credentials
    try {
      held = await fetched()
    } catch (error) {
      // Those at hand still hold for these minutes.
      if (!held || now >= held.until) throw error
    }
    return held!.credentials
  }
}
