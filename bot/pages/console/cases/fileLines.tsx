/** Photos and files by their names, each opened on request; a picture is shown on the page, a document is only saved. */
import { type ReactNode, useState } from 'react'
import type { FileContent, FileLine } from '../answers.ts'
import type { Answered } from '../api.ts'
import { plainly } from '../conversation/tenantText.tsx'
import { say } from '../words.ts'
import { saveFile } from './saveFile.ts'

/** Asks for one of them; `original` for the untouched file. */
export type OpenFile = (args: { id: string; original: boolean }) => Promise<Answered<FileContent>>

type Props = { files: readonly FileLine[]; open: OpenFile }

export function FileLines({ files, open }: Props): ReactNode {
  if (files.length === 0) return null
  return (
    <ul className="files">
      {files.map((file) => (
        <li key={file.id}>
          <OneFile file={file} open={open} />
        </li>
      ))}
    </ul>
  )
}

function OneFile({ file, open }: { file: FileLine; open: OpenFile }): ReactNode {
  const [shown, setShown] = useState<string | null>(null)
  const [told, setTold] = useState('')
  const { id, kind, name, size, scanned, hasOriginal, thumb } = file
  const called = plainly(name) || say('files.unnamed')

  const get = async (original: boolean): Promise<void> => {
    setTold(say('files.opening'))
    const answer = await open({ id, original })
    if (!answer.ok) return setTold(say(answer.status === 404 ? 'files.gone' : 'failed'))
    const { type, name: saved, base64 } = answer.value
    setTold('')
    if (kind === 'picture' && !original) return setShown(`data:${type};base64,${base64}`)
    saveFile({ content: Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)), type, name: saved })
  }
  const picture = shown ?? (thumb ? `data:image/jpeg;base64,${thumb}` : null)
  return (
    <>
      {picture && (
        <img src={picture} alt={say('files.picture', { name: called })} className={shown ? 'whole' : 'thumb'} />
      )}
      <p className="soft">
        <bdi>{called}</bdi> · {say('files.size', { kb: Math.max(1, Math.round(size / 1024)) })}
        {!scanned && <> · {say('files.notScanned')}</>}
      </p>
      <p className="acts">
        {shown ? (
          <button type="button" onClick={() => setShown(null)}>
            {say('files.hide')}
          </button>
        ) : (
          <button type="button" onClick={() => void get(false)}>
            {say(kind === 'picture' ? 'files.open' : 'files.save')}
          </button>
        )}
        {hasOriginal && (
          <button type="button" onClick={() => void get(true)}>
            {say('files.saveOriginal')}
          </button>
        )}
      </p>
      <p role="status" className="told">
        {told}
      </p>
    </>
  )
}
