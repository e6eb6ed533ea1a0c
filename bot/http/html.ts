/** Writes HTML in which every value is escaped unless it is itself HTML made here. */

export type Html = { html: string }
type Value = string | number | Html | Html[] | null | false

export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  return { html: parts.reduce((written, part, index) => written + render(values[index - 1] ?? null) + part) }
}

/** JSON inside a script element: `<` is the only sign that could end the element early. */
export function jsonForScript(value: unknown): Html {
  return { html: JSON.stringify(value).replaceAll('<', '\\u003c') }
}

/** Text written by this program and by nobody else, such as a style sheet. */
export function trusted(text: string): Html {
  return { html: text }
}

function render(value: Value): string {
  if (value === null || value === false) return ''
  if (Array.isArray(value)) return value.map(({ html }) => html).join('')
  return typeof value === 'object' ? value.html : escapeText(String(value))
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
