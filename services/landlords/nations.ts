/** The four nations: law, ombudsman, helplines and bank holidays follow from where the home is. */
export const NATIONS = ['england', 'wales', 'scotland', 'northern_ireland'] as const
export type Nation = (typeof NATIONS)[number]

/** Accepts "northern-ireland" and "Northern Ireland" beside "northern_ireland". */
export function nationFrom(text: string): Nation | undefined {
  const wanted = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
  return NATIONS.find((nation) => nation === wanted)
}
