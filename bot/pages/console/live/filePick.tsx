/** Photos and files chosen for a reply: by name, each with a way to take it out again. */
import { type ChangeEvent, type ReactNode, useRef } from 'react'
import { say } from '../words.ts'

const KINDS = 'image/jpeg,image/png,image/webp,application/pdf'

type Props = { files: readonly File[]; onChange: (files: readonly File[]) => void }

export function FilePick({ files, onChange }: Props): ReactNode {
  const input = useRef<HTMLInputElement>(null)
  const add = (event: ChangeEvent<HTMLInputElement>): void => {
    onChange([...files, ...(event.target.files ?? [])])
    // The same file may be chosen again.
    event.target.value = ''
  }
  return (
    <div className="pick">
      <input ref={input} id="reply-files" type="file" className="unseen" accept={KINDS} multiple onChange={add} />
      <label htmlFor="reply-files" className="pick-label">
        {say('sendFiles.add')}
      </label>
      {files.length > 0 && (
        <ul aria-label={say('sendFiles.chosen')}>
          {files.map((file, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and none moves
            <li key={index}>
              <bdi>{file.name}</bdi>{' '}
              <button
                type="button"
                onClick={() => {
                  onChange(files.filter((_, other) => other !== index))
                  input.current?.focus()
                }}
              >
                {say('sendFiles.remove', { name: file.name })}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** The words first, so that they are read before the files have come. */
export function formOf({ text, files }: { text: string; files: readonly File[] }): FormData {
  const form = new FormData()
  form.append('activity', JSON.stringify({ text }))
  for (const file of files) form.append('file', file, file.name)
  return form
}
