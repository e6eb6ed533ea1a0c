/** What a message meant, as the console reads it; a test holds it to the schema of the server. */
export type Meant = { intent: string; language: string | null; unhappy: boolean; danger: boolean }
export type Corrected = { by: string; at: string; was: Meant }
