/** A PDF from the API is saved on the device of whoever asked for it, under a name that says nothing of what is in it. */

export function savePdf({ pdf, name }: { pdf: string; name: string }): void {
  const bytes = Uint8Array.from(atob(pdf), (sign) => sign.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken the file by then; what is confidential does not stay in the page.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
