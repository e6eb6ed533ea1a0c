/** A file from the API is saved on the device of whoever asked for it, under a name that says nothing of what is in it. */

export function saveFile({
  content,
  type,
  name,
}: {
  content: string | Uint8Array<ArrayBuffer>
  type: string
  name: string
}): void {
  const address = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken the file by then; what is confidential does not stay in the page.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
