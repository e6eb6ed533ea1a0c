/** The cloud key service among the settings: which key, where and as whom it is asked; printing what comes of them shows no secret. */
import { z } from 'zod'
import { systemClock } from '../services/clock.ts'
import {
  type CredentialsOf,
  containerCredentials,
  mayAskForCredentials,
} from '../services/confidential/awsCredentials.ts'
import type { KeeperOf } from '../services/confidential/keeper.ts'
import type { MasterKey } from '../services/confidential/keys.ts'
import { kmsKeeper } from '../services/confidential/kmsKeeper.ts'
import { blindIndex } from '../services/confidential/seal.ts'

const filled = z.string().min(1).optional()

/** The names that Amazon's own clients read are read here too. */
export const kmsEnvironment = {
  CONFIDENTIAL_KMS_KEY: filled,
  CONFIDENTIAL_OLD_KMS_KEY: filled,
  CONFIDENTIAL_KMS_ENDPOINT: filled,
  AWS_ACCESS_KEY_ID: filled,
  AWS_SECRET_ACCESS_KEY: filled,
  AWS_SESSION_TOKEN: filled,
  AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: filled,
  AWS_CONTAINER_CREDENTIALS_FULL_URI: filled,
  AWS_CONTAINER_AUTHORIZATION_TOKEN: filled,
  AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: filled,
}
export type KmsSettings = { [name in keyof typeof kmsEnvironment]?: string | undefined }

/** Partition, region, account, id. */
const FULL_NAME = /^arn:(aws[a-z-]*):kms:([a-z0-9-]+):\d{12}:key\/[a-z0-9-]+$/
const ECS = 'http://169.254.170.2'

type Asked = { e: KmsSettings; production: boolean; problems: string[] }

/** The key in use and the one before it, each null where its setting is not there or is a problem. */
export function readKms({ master, ...asked }: Asked & { master: MasterKey | null }): {
  used: KeeperOf | null
  old: KeeperOf | null
} {
  const { e, problems } = asked
  const { CONFIDENTIAL_KMS_KEY: used, CONFIDENTIAL_OLD_KMS_KEY: old } = e
  if (!used && !old) return { used: null, old: null }
  if (used && used === old) problems.push('CONFIDENTIAL_OLD_KMS_KEY: the same as CONFIDENTIAL_KMS_KEY.')
  const credentials = readCredentials(asked)
  const keeper = (name: 'CONFIDENTIAL_KMS_KEY' | 'CONFIDENTIAL_OLD_KMS_KEY'): KeeperOf | null => {
    const [keyId, partition, region] = FULL_NAME.exec(e[name] ?? '') ?? []
    if (e[name] && !keyId)
      problems.push(
        `${name}: not the key's full name, arn:aws:kms:<region>:<account>:key/<id>; an alias may come to mean another key.`,
      )
    const endpoint = readEndpoint({ ...asked, partition: partition ?? 'aws' })
    if (!keyId || !region || !credentials || !master || endpoint === null) return null
    return ({ landlord, team }) =>
      kmsKeeper({
        keyId,
        region,
        landlord,
        team: blindIndex({ master, field: 'keeper', value: `${landlord}\0${team}` }).slice(0, 22),
        ...(endpoint ? { endpoint } : {}),
        credentials,
        clock: systemClock,
      })
  }
  return { used: keeper('CONFIDENTIAL_KMS_KEY'), old: keeper('CONFIDENTIAL_OLD_KMS_KEY') }
}

/** Undefined: the service's own address. Null: a problem was named. */
function readEndpoint({
  e,
  production,
  problems,
  partition,
}: Asked & { partition: string }): string | undefined | null {
  const { CONFIDENTIAL_KMS_ENDPOINT: endpoint } = e
  if (!endpoint && partition === 'aws') return undefined
  const url = endpoint && URL.canParse(endpoint) ? new URL(endpoint) : null
  const ours = !production && url?.protocol === 'http:' && url.hostname === '127.0.0.1'
  // The signature covers a request to the top of a host and nothing below it.
  if (url && url.pathname === '/' && !url.username && !url.search && (url.protocol === 'https:' || ours))
    return url.href
  problems.push(
    endpoint
      ? 'CONFIDENTIAL_KMS_ENDPOINT: not like https://kms.eu-west-2.amazonaws.com, with https and without a path.'
      : 'CONFIDENTIAL_KMS_ENDPOINT: missing; the address of the key service of this kind of cloud is not known.',
  )
  return null
}

function readCredentials({ e, problems }: Asked): CredentialsOf | null {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: sessionToken } = e
  if (accessKeyId && secretAccessKey) return async () => ({ accessKeyId, secretAccessKey, sessionToken })
  const relative = e.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI
  const asked = relative ? `${ECS}${relative}` : e.AWS_CONTAINER_CREDENTIALS_FULL_URI
  if (accessKeyId || secretAccessKey || !asked) {
    problems.push(
      `${secretAccessKey ? 'AWS_ACCESS_KEY_ID' : 'AWS_SECRET_ACCESS_KEY'}: missing; the key service is asked with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or with AWS_CONTAINER_CREDENTIALS_FULL_URI or _RELATIVE_URI.`,
    )
    return null
  }
  const url = URL.canParse(asked) ? new URL(asked) : null
  if (!url || !mayAskForCredentials(url) || (relative && url.origin !== ECS)) {
    problems.push(
      `AWS_CONTAINER_CREDENTIALS_${relative ? 'RELATIVE' : 'FULL'}_URI: not an address of https, of this machine or of the container's own service.`,
    )
    return null
  }
  return containerCredentials({
    url,
    token: e.AWS_CONTAINER_AUTHORIZATION_TOKEN,
    tokenFile: e.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE,
    clock: systemClock,
  })
}
