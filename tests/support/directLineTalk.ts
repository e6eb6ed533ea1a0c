/** One web conversation over real HTTP: say something, and read the log as a client would. */
import { call } from './ledger.ts'

export interface LoggedActivity {
  id: string
  text?: string
  from: { role: 'user' | 'bot' }
}

export interface DirectLineTalk {
  conversation: string
  token: string
  post(activity: Record<string, unknown>): Promise<{ status: number }>
  /** Everything in the log so far. */
  read(): Promise<LoggedActivity[]>
  /** Says something and gives what stands in the log as the tenant's own words; null when it was refused or left out. */
  say(text: string): Promise<string | null>
}

/** `settle` waits until what was accepted has been answered. */
export async function openTalk({ url, settle }: { url: string; settle: () => Promise<void> }): Promise<DirectLineTalk> {
  const { value } = await call<{ conversationId: string; token: string }>({
    url: `${url}/v3/directline/tokens/generate?landlord=meadowbrook`,
    body: {},
  })
  const { conversationId: conversation, token } = value
  await call({ url: `${url}/v3/directline/conversations`, body: {}, token })
  await settle()
  const at = `${url}/v3/directline/conversations/${conversation}/activities`
  const post = (activity: Record<string, unknown>) =>
    call<{ id: string }>({ url: at, body: { type: 'message', ...activity }, token })
  const read = async (): Promise<LoggedActivity[]> => {
    const all: LoggedActivity[] = []
    for (let watermark = ''; ; ) {
      const page = (
        await call<{ activities: LoggedActivity[]; watermark: string }>({
          url: `${at}?watermark=${watermark}`,
          method: 'GET',
          token,
        })
      ).value
      all.push(...page.activities)
      if (page.activities.length === 0 || page.watermark === watermark) return all
      watermark = page.watermark
    }
  }
  return {
    conversation,
    token,
    post,
    read,
    say: async (text) => {
      const { status, value: posted } = await post({ text })
      if (status !== 200) return null
      await settle()
      return (await read()).find(({ id }) => id === posted.id)?.text ?? null
    },
  }
}
