/** What is asked about a tenant's background, with the few broad answers that each question knows; every one may be left unsaid. */

/** Broad groups: of the census (England and Wales 2021), and of the protected characteristics in sections 4 to 12 of the Equality Act 2010. */
export const BACKGROUND = {
  age: ['16_24', '25_34', '35_44', '45_54', '55_64', '65_74', '75_up'],
  disability: ['disabled', 'not_disabled'],
  ethnic: ['asian', 'black', 'mixed', 'white', 'other'],
  religion: ['none', 'buddhist', 'christian', 'hindu', 'jewish', 'muslim', 'sikh', 'other'],
  sex: ['female', 'male', 'other'],
  orientation: ['straight', 'gay_lesbian', 'bisexual', 'other'],
} as const satisfies Record<string, readonly string[]>

export const UNSAID = 'unsaid'

export type BackgroundQuestion = keyof typeof BACKGROUND
export type BackgroundAnswers = {
  [Question in BackgroundQuestion]: (typeof BACKGROUND)[Question][number] | typeof UNSAID
}

export const QUESTIONS = Object.keys(BACKGROUND) as BackgroundQuestion[]
