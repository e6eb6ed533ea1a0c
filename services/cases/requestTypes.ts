/** The seven kinds of service request, for understanding, cases and the teams of a landlord alike. */
export const REQUEST_TYPES = [
  'repair',
  'appointment',
  'rent_money',
  'details_update',
  'adaptation',
  'estate',
  'service_other',
] as const
export type RequestType = (typeof REQUEST_TYPES)[number]
