/** Jest transformer that strips types exactly as Node does in production, so that tests run the source that ships. */
import { createHash } from 'node:crypto'
import { stripTypeScriptTypes } from 'node:module'

export default {
  process: (source, path) => ({ code: /\.[mc]?ts$/.test(path) ? stripTypeScriptTypes(source) : source }),
  // instrument and configString are part of the key: without them coverage reads a cached, uninstrumented file.
  getCacheKey: (source, path, options) =>
    createHash('sha256')
      .update([source, path, options.instrument, options.configString, process.version].join('\0'))
      .digest('hex'),
}
