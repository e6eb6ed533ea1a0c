/** A PDF from the API comes as base64, and is saved as what it is. */
import { saveFile } from './saveFile.ts'

export const savePdf = ({ pdf, name }: { pdf: string; name: string }): void =>
  saveFile({ content: Uint8Array.from(atob(pdf), (sign) => sign.charCodeAt(0)), type: 'application/pdf', name })
