/** Builds HTML in which every value is escaped: only what this tag made itself goes in as it is. */

export interface Html {
  readonly html: string
}

type Part = string | number | Html | Part[]

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const show = (part: Part): string =>
  Array.isArray(part)
    ? part.map(show).join('')
    : typeof part === 'object'
      ? part.html
      : String(part).replace(/[&<>"']/g, (sign) => SIGNS[sign]!)

export const html = (strings: TemplateStringsArray, ...parts: Part[]): Html => ({
  html: strings.reduce((all, text, index) => all + (index === 0 ? '' : show(parts[index - 1]!)) + text, ''),
})

export const NOTHING: Html = { html: '' }
