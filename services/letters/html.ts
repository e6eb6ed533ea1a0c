/** Builds HTML in which every value is escaped: only what this tag made itself goes in as it is. */

export type Html = { readonly html: string }
type Part = string | Html | readonly Part[]

const show = (part: Part): string => {
  if (typeof part === 'string') return part.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
  return 'html' in part ? part.html : part.map(show).join('')
}

export const html = (strings: TemplateStringsArray, ...parts: Part[]): Html => ({
  html: strings.reduce((all, text, index) => all + show(parts[index - 1] ?? '') + text),
})
