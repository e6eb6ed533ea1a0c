/** What a line of the list of cases can show besides its reference, its kind and what is due. */
export const COLUMNS = ['status', 'clock', 'owner', 'team', 'language', 'channel', 'received'] as const
export type Column = (typeof COLUMNS)[number]

/** Where nobody chose. */
export const USUAL: readonly Column[] = ['status', 'clock', 'owner', 'language', 'received']
