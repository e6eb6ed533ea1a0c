/** Translations as the console reads them; a test holds them to the schemas of the server. */
export type Machine = { text: string; to: string; from: string | null; service: string }
export type TranslatedOut = { original: string; from: string; translation: string; to: string; service: string }
export type MadeLines = { lines: (Machine & { position: number })[] }
export type Preview = { translation: string; to: string; shown: string; segments: number | null; proof: string }
