/** What may be handed to a partner: asked for here, and saved as data or paper while what allows it stands. */
import { type ReactNode, useState } from 'react'
import { ask } from '../api.ts'
import { saveFile } from '../cases/saveFile.ts'
import { savePdf } from '../cases/savePdf.ts'
import { ActOpener } from '../forms/actOpener.tsx'
import { label, moment, say } from '../words.ts'
import { notDoneWords } from './notDoneWords.ts'
import type { AllowedExport } from './reportAnswer.ts'
import { partnerWord } from './reportChoices.ts'
import type { ReportDesk } from './useReportDesk.ts'

export function PartnerExports({ desk }: { desk: ReportDesk }): ReactNode {
  const { state, possible } = desk.report
  return (
    <section aria-labelledby="exports">
      <h2 id="exports">{say('report.exports')}</h2>
      {state.exports.length === 0 && <p className="empty">{say('report.noExports')}</p>}
      <ul className="items">
        {state.exports.map((one) => (
          <OneExport key={one.id} desk={desk} one={one} />
        ))}
      </ul>
      {possible.includes('partner_export') && (
        <div className="openers">
          <ActOpener desk={desk} action="partner_export" />
        </div>
      )}
    </section>
  )
}

function OneExport({ desk, one }: { desk: ReportDesk; one: AllowedExport }): ReactNode {
  const [busy, setBusy] = useState(false)
  const { report, tell } = desk
  const partner = partnerWord({ report, id: one.partner })
  const parts = one.parts.map((part) => label('report.parts', part)).join(', ')
  const path = `/reports/${report.id}/exports/${one.id}`
  // The reference says nothing of what is in it, and so may be a file's name.
  const name = `${report.reference} ${one.at.slice(0, 10)}`
  const save = async (kind: 'json' | 'pdf'): Promise<void> => {
    setBusy(true)
    const answer = await ask<{ pdf: string }>({ method: 'POST', path: kind === 'pdf' ? `${path}/print` : path })
    setBusy(false)
    if (!answer.ok) {
      tell(notDoneWords(answer.detail))
      return
    }
    if (kind === 'pdf') savePdf({ pdf: answer.value.pdf, name: `${name}.pdf` })
    else {
      const text = JSON.stringify(answer.value, null, 2)
      saveFile({ content: text, type: 'application/json', name: `${name}.json` })
    }
    tell(say('report.handedOver'))
  }
  const button = (kind: 'json' | 'pdf', text: string): ReactNode => (
    <button type="button" disabled={busy} aria-label={`${text}: ${partner}`} onClick={() => void save(kind)}>
      {text}
    </button>
  )
  return (
    <li>
      <p>
        <strong>{say('report.exportLine', { partner, parts })}</strong>{' '}
        <span className="soft">
          <time dateTime={one.at}>{moment(one.at)}</time>
        </span>
      </p>
      <p className="soft">
        {one.ground === null
          ? say('report.byConsent')
          : say('report.byGround', { ground: label('report.grounds', one.ground) })}
      </p>
      {one.stands ? (
        report.possible.length > 0 && (
          <p className="acts">
            {button('json', say('report.exportJson'))}
            {button('pdf', say('report.exportPdf'))}
          </p>
        )
      ) : (
        <p className="due">{say('report.stopped')}</p>
      )}
    </li>
  )
}
