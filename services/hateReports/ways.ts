/** The ways of reaching somebody (journeys 19.13), and what each needs before anybody can use it. */
export const WAYS = ['phone', 'sms', 'email', 'letter', 'visit', 'through', 'none'] as const
export type Way = (typeof WAYS)[number]

export const NEEDS: Partial<Record<Way, 'number' | 'email' | 'address' | 'through'>> = {
  phone: 'number',
  sms: 'number',
  email: 'email',
  letter: 'address',
  visit: 'address',
  through: 'through',
}
