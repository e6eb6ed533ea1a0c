/** What a partner gets on paper: why it may have it, and the allowed parts as they were told; nothing of our own work on it. */
import { catalogue, type TextKey, t } from '../../../../locales/index.ts'
import { type LanguageCode, languageOf } from '../../../../locales/languages.ts'
import { showReference } from '../../../../services/cases/reference.ts'
import type { PartnerExport } from '../../../../services/hateReports/partnerExport.ts'
import type { Landlord } from '../../../../services/landlords/profile.ts'
import type { Block, Line, Section } from '../../../../services/letters/letterDocument.ts'
import { renderHtml } from '../../../../services/letters/renderHtml.ts'
import { saidRows, type Worder } from '../../../pages/console/reports/saidRows.ts'
import { reportWord } from './reportWords.ts'

export function partnerPage({
  of,
  landlord,
  language: asked,
}: {
  of: PartnerExport
  landlord: Landlord
  language: LanguageCode
}): string {
  const language = catalogue[asked].staff ? asked : 'en'
  const say = (key: string, params: Record<string, string> = {}): string =>
    t({ key: `staff.report.${key}` as TextKey, language, params })
  const worder = worderIn({ language, say })
  const partner = reportWord({ group: 'consents', id: of.partner, language })
  const row = (name: string, ...line: Line) => ({ name: [say(name)], value: { line } })
  const basis =
    of.ground === null
      ? say('paper.agreed', { day: of.consentAt ? worder.day(of.consentAt.toISOString()) : '' })
      : say('paper.byLaw', { ground: say(`grounds.${of.ground}`) })
  const { main } = landlord.operations.phones
  return renderHtml({
    document: {
      language: languageOf(language),
      reference: showReference(of.reference),
      banner: landlord.banner ?? null,
      from: { name: landlord.name, lines: [[{ ltr: main.number, href: `tel:${main.e164}` }]] },
      to: { name: partner, address: null },
      about: [
        row('paper.reference', { ltr: showReference(of.reference) }),
        row('paper.received', worder.day(of.receivedAt.toISOString())),
        row('paper.basis', basis),
      ],
      title: [say('paper.title')],
      greeting: [say('paper.care')],
      opening: [],
      sections: sectionsOf({ of, say, worder }),
      close: [[{ name: landlord.name }]],
    },
    look: { colours: landlord.operations.colours, largePrint: false },
  })
}

type Say = (key: string, params?: Record<string, string>) => string

function sectionsOf({ of, say, worder }: { of: PartnerExport; say: Say; worder: Worder }): Section[] {
  const rows = (said: Record<string, unknown> | null): Block[] => {
    const found = said === null ? [] : saidRows({ said, worder })
    if (found.length === 0) return [{ is: 'paragraph', line: [say('paper.nothing')] }]
    const facts = found.map(({ name, text, own }) => ({
      name: [name],
      value: own ? { words: text } : { line: [text] },
    }))
    return [{ is: 'facts', rows: facts }]
  }
  const section = (part: string, blocks: Block[]): Section => ({ heading: [say(`parts.${part}`)], blocks })
  const { account, contact, allegation } = of
  const { safe_contact, ...name } = contact ?? {}
  return [
    ...(account === undefined ? [] : [section('account', rows(account))]),
    ...(contact === undefined ? [] : [section('contact', rows(contact && { ...name, ...safe_contact }))]),
    ...(allegation === undefined
      ? []
      : [section('allegation', [{ is: 'paragraph', line: [say('alleged')] }, ...rows(allegation)])]),
  ]
}

function worderIn({ language, say }: { language: LanguageCode; say: Say }): Worder {
  const days = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeZone: 'Europe/London',
  })
  return {
    label: (group, code) => say(`${group.replace('report.', '')}.${code}`),
    listed: (group, id) => reportWord({ group: group === 'wordings' ? 'wording' : group, id, language }),
    day: (date) => days.format(new Date(date.length > 10 ? date : `${date}T12:00:00Z`)),
  }
}
