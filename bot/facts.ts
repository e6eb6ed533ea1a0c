/** The facts that any text may name: the landlord's numbers from its profile, everybody's numbers from the law file, and how many files come at a time. */

import { MOST_FILES } from '../services/attachments/accept.ts'
import type { Law } from '../services/landlords/law.ts'
import type { Landlord } from '../services/landlords/profile.ts'

export type Facts = Record<string, string>

/** Put together once for each version of a profile. */
const known = new WeakMap<Landlord, Facts>()

/** A number that the nation does not have is left empty; texts that need it are chosen by the dialogs. */
export function factsOf({ landlord, law }: { landlord: Landlord; law: Law }): Facts {
  const facts = known.get(landlord) ?? gather({ landlord, law })
  known.set(landlord, facts)
  return facts
}

function gather({ landlord, law }: { landlord: Landlord; law: Law }): Facts {
  const { phones } = landlord.operations
  const numbers = law.emergency(landlord.nation)
  const ombudsman = law.ombudsman(landlord.nation)
  const abuse = law.domesticAbuse(landlord.nation)
  const national = abuse.find((line) => !line.for)
  const abuseLineFor = (whom: string): string => abuse.find((line) => line.for === whom)?.phone ?? ''
  const number = (id: string): string => numbers[id]?.phone ?? ''
  return {
    landlord: landlord.name,
    phone: phones.main.number,
    page: landlord.operations.hosts[0] as string,
    outOfHoursPhone: phones.out_of_hours.number,
    gasPhone: number('gas'),
    powerPhone: number('power_cut'),
    samaritans: number('samaritans'),
    shout: numbers.shout?.text ?? '',
    relay: '18000',
    crisisLine: number('nhs_mental_health') || number('lifeline_ni') || number('samaritans'),
    childline: number('childline'),
    abuseLine: national?.phone ?? '',
    abuseLineName: national?.name ?? '',
    menLine: abuseLineFor('men'),
    lgbtLine: abuseLineFor('lgbt_people'),
    ombudsman: ombudsman.name,
    ombudsmanPhone: ombudsman.phone,
    ombudsmanWeb: ombudsman.web,
    ombudsmanPost: [...(ombudsman.postal?.lines ?? []), ombudsman.postal?.postcode ?? ''].filter(Boolean).join(', '),
    crimestoppers: law.hateRoutes(landlord.nation).find((route) => route.id === 'crimestoppers')?.phone ?? '',
    files: String(MOST_FILES),
    policeOnline: law.hateRoutes(landlord.nation).find((route) => route.id === 'police_online')?.web ?? '',
  }
}
