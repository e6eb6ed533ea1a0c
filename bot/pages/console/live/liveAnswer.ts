/** What goes on in a conversation now, as the console reads it; a test holds it to the schema of the server. */
export type Live = {
  tenant: { here: boolean; writing: boolean }
  colleagues: { name: string; writing: boolean }[]
  marks: { delivered: number; seen: number; texts: { position: number; state: string }[] }
}
