/** Intents that say by themselves that somebody is unhappy. */
export const UNHAPPY_INTENTS: readonly string[] = ['complaint', 'dissatisfaction']
