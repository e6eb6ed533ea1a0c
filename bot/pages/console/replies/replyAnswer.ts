/** Ready replies as the console reads them; a test holds them to the schema of the server. */
export type Reply = { name: string; text: string; own: string }
export type Replies = { language: string; replies: Reply[] }
