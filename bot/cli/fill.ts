/** Puts values into an operator's line: `{{name}}`. */
export const fill = ({ text, params }: { text: string; params: Record<string, string | number> }): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''))
