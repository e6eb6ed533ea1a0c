/** What a complaints policy may say against the Complaint Handling Code 2024, one rule for each key, by provision. */
import type { ComplaintsPolicy } from './complaintsPolicy.ts'
import type { Policy } from './policy.ts'
import type { Departure } from './profile.ts'

interface Place {
  complaints: ComplaintsPolicy
  policy: Policy
}
/** `departs` where the policy says so itself, or sets a step out and leaves out what the Code wants in it. */
export type DepartureRule = Departure & { departs: (place: Place) => boolean }

const rule = (provision: string, key: string, says: string, departs: DepartureRule['departs']): DepartureRule => ({
  provision,
  key,
  says,
  departs,
})

const lacks = (list: readonly string[] | undefined, ...wanted: RegExp[]): boolean =>
  list !== undefined && wanted.some((one) => !list.some((entry) => one.test(entry)))

// A stage that is none: it has such a name (Complaint Handling Code 2024, 5.2).
const EXTRA_STAGE = /\b(informal|stage 0|pre-?stage)\b/i

export const DEPARTURE_RULES: readonly DepartureRule[] = [
  rule(
    '1.2',
    'complaints.definition',
    'own_definition',
    ({ complaints: { trigger, definition } }) => trigger !== undefined && definition === undefined,
  ),
  rule(
    '1.2',
    'complaints.definition.however_made',
    'form_matters',
    ({ complaints }) => complaints.definition?.however_made === false,
  ),
  rule('1.3', 'complaints.word_required', 'word_required', ({ complaints }) => complaints.word_required === true),
  rule(
    '1.3',
    'complaints.choice_to_complain.mandatory',
    'choice_optional',
    ({ complaints }) => complaints.choice_to_complain?.mandatory === false,
  ),
  rule(
    '1.3',
    'complaints.choice_to_complain.on',
    'choice_narrow',
    ({ complaints: { choice_to_complain: choice } }) => choice !== undefined && choice.on !== 'any_dissatisfaction',
  ),
  rule(
    '1.3',
    'complaints.early_resolution.choice_told',
    'choice_untold',
    ({ complaints }) => complaints.early_resolution?.choice_told === false,
  ),
  rule(
    '1.3',
    'complaints.third_party_handled_under_same_policy',
    'third_party_apart',
    ({ complaints }) => complaints.third_party_handled_under_same_policy === false,
  ),
  ...['recorded', 'monitored', 'reviewed'].map((key) =>
    rule(
      '1.4',
      `service_requests.${key}`,
      `request_not_${key}`,
      ({ policy }) => policy.service_requests?.[key] === false,
    ),
  ),
  rule(
    '1.5',
    'service_requests.continues_when_complaint_opened',
    'request_stops',
    ({ policy }) => policy.service_requests?.continues_when_complaint_opened === false,
  ),
  rule(
    '2.1',
    'complaints.each_considered_on_own_merits',
    'not_on_merits',
    ({ complaints }) => complaints.each_considered_on_own_merits === false,
  ),
  rule(
    '2.4',
    'complaints.refusal.form',
    'refusal_not_written',
    ({ complaints: { refusal } }) => refusal !== undefined && refusal.form !== 'written',
  ),
  rule(
    '2.4',
    'complaints.refusal.ombudsman_right',
    'refusal_no_ombudsman',
    ({ complaints: { refusal } }) => refusal !== undefined && refusal.ombudsman_right !== true,
  ),
  rule('3.1', 'channels.complaint', 'one_channel', ({ policy: { channels } }) => {
    const ways = channels?.complaint
    return Array.isArray(ways) && ways.length === 1
  }),
  rule('3.2', 'complaints.no_wrong_door', 'wrong_door', ({ complaints }) => complaints.no_wrong_door === false),
  rule(
    '3.6',
    'complaints.who_can_complain',
    'no_representative',
    ({ complaints: { who_can_complain: who, who_list_is_open: open } }) =>
      open !== true &&
      lacks(
        who?.map(({ id }) => id),
        /advocate|representative/,
      ),
  ),
  rule(
    '3.7',
    'complaints.early_closing.ombudsman_right',
    'early_closing_no_ombudsman',
    ({ complaints: { early_closing: closing } }) => closing !== undefined && closing.ombudsman_right !== true,
  ),
  rule(
    '5.2',
    'complaints.early_resolution.is_a_stage',
    'early_resolution_stage',
    ({ complaints }) => complaints.early_resolution?.is_a_stage === true,
  ),
  rule('5.2', 'complaints.stages', 'extra_stage', ({ complaints: { stages } }) =>
    (stages ?? []).some(({ name }) => EXTRA_STAGE.test(name)),
  ),
  rule(
    '5.5-5.15',
    'complaints.acknowledgement.contents',
    'acknowledgement_contents',
    ({ complaints: { acknowledgement } }) => lacks(acknowledgement?.contents, /understanding|definition/, /outcome/),
  ),
  rule('6.5', 'complaints.stages[1].extension.must_tell', 'extension_no_ombudsman', ({ complaints: { stages } }) =>
    lacks(stages?.[0]?.extension?.must_tell, /ombudsman/),
  ),
  // A window may be told as guidance; words that come later are looked at and never refused for it (obligations X8).
  rule(
    '6.10',
    'complaints.escalation.request_within',
    'window_is_condition',
    ({ complaints: { escalation } }) =>
      escalation?.request_within !== undefined && escalation.late_request === undefined,
  ),
  ...['reflects_impact', 'states_what_and_when', 'followed_to_completion'].map((key) =>
    rule(
      '7',
      `complaints.remedies.${key}`,
      `remedy_not_${key}`,
      ({ complaints }) => complaints.remedies?.[key] === false,
    ),
  ),
  rule(
    '9.1-9.3',
    'complaints.learning.wider_service_improvement',
    'learning_narrow',
    ({ complaints }) => complaints.learning?.wider_service_improvement === false,
  ),
]
