/** What a person may want to happen (journeys 19.11). */
export const WISHES = [
  'stop_it',
  'be_safe',
  'be_heard',
  'record_only',
  'repair',
  'move',
  'police',
  'support',
  'other',
] as const
