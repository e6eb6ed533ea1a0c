/** One report, from the question why to the screen it is worked on, and off the screen again when its reader is away. */
import { type ReactNode, useRef, useState } from 'react'
import type { Me } from '../answers.ts'
import { ask as askApi } from '../api.ts'
import type { OpenFile } from '../cases/fileLines.tsx'
import type { Draft } from '../forms/fields.ts'
import { hrefOf } from '../place.ts'
import { say } from '../words.ts'
import { FIRST_ASK, OpenReport, type ReadAsk } from './openReport.tsx'
import type { Report } from './reportAnswer.ts'
import { ReportScreen } from './reportScreen.tsx'
import { useAway } from './useAway.ts'

/** `path` is where it is read: by its own id, or by what a second person agreed to. */
export function ReportRead({ me, path, back }: { me: Me; path: string; back: 'reports' | 'out-of-turn' }): ReactNode {
  const [ask, setAsk] = useState<ReadAsk>(FIRST_ASK)
  const [report, setReport] = useState<Report | null>(null)
  const [note, setNote] = useState<string | null>(null)
  const drafts = useRef(new Map<string, Draft>())
  const turn = useRef(0)

  const putAway = (told: string | null): void => {
    // An answer that is still on its way must not bring it back.
    turn.current += 1
    setReport(null)
    setNote(told)
  }
  useAway(() => report && putAway(say('report.opening.left')))

  const read = async (): Promise<void> => {
    const mine = ++turn.current
    const { parts, reason } = ask
    const body = { parts, reason: { ...reason, words: reason.words.trim() } }
    const answer = await askApi<Report>({ method: 'POST', path, body })
    if (mine !== turn.current || document.visibilityState === 'hidden') return
    if (answer.ok) {
      setReport(answer.value)
      setNote(null)
    } else if (answer.status === 404) putAway(say('report.opening.missing'))
    else if (answer.detail.reason === 'step_up') setNote(say('proof.notDone'))
    else setNote(say(answer.status === 400 ? 'refusals.bad_request' : 'failed'))
  }
  const openFile: OpenFile = async ({ id, original }) => {
    const { reason } = ask
    const body = { file: id, original, reason: { ...reason, words: reason.words.trim() } }
    return await askApi({ method: 'POST', path: `/reports/${report?.id}/files`, body })
  }
  return (
    <>
      <p>
        <a href={hrefOf({ at: back })}>{say('report.back')}</a>
      </p>
      {report ? (
        <ReportScreen
          me={me}
          report={report}
          drafts={drafts.current}
          again={read}
          openFile={openFile}
          onPutAway={() => putAway(null)}
        />
      ) : (
        <>
          <h1>{say('report.title')}</h1>
          <OpenReport ask={ask} onChange={setAsk} onOpen={read} note={note} />
        </>
      )}
    </>
  )
}
