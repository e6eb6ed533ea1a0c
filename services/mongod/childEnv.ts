/** The part of the environment that a started program may see: where things are, never the product's secrets. */
const allowed =
  /^(PATH|HOME|USER|LOGNAME|LANG|LC_\w+|TZ|TMPDIR|TEMP|TMP|SYSTEMROOT|LD_LIBRARY_PATH|SSL_CERT_\w+|REQUESTS_CA_BUNDLE|XDG_\w+|PIP_\w+|PYTHON\w*|PYENV\w*|(HTTPS?|NO|ALL)_PROXY)$/i

export type Env = Record<string, string | undefined>

export function childEnv(env: Env): Env {
  return Object.fromEntries(Object.entries(env).filter(([name]) => allowed.test(name)))
}
