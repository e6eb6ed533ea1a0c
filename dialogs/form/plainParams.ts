/** The parameters of a choice's label as plain values, for matching words against it. */
import type { Param, Params } from '../talk.ts'

const plain = (param: Param): string | number => {
  if (typeof param !== 'object') return param
  if ('date' in param) return param.date
  if ('moment' in param) return param.moment
  if ('reference' in param) return param.reference
  if ('ltr' in param) return param.ltr
  if ('list' in param) return param.list.map(plain).join(' ')
  return param.key
}

export const plainParams = (params: Params = {}): Record<string, string | number> =>
  Object.fromEntries(Object.entries(params).map(([name, param]) => [name, plain(param)]))
