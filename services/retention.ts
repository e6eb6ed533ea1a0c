/** The classes of record that a landlord must give a keeping time to; one unset and the product does not start (journeys 36). */
export const RETENTION = [
  'conversation',
  'abandoned',
  'case_service_request',
  'case_complaint',
  'case_other',
  'case_sensitive',
  'incident',
  'audit',
  'message_tombstone',
  'session',
] as const
export type RetentionClass = (typeof RETENTION)[number]
