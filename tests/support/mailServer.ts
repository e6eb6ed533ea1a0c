/** A real mail server on this machine: takes mail over TLS from whoever knows the password, and fails in the ways a test asks for. */
import type { AddressInfo, Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** What happens to the next mail: an answer instead of yes, or the line is lost there. */
export type Step = { at: 'hello' | 'recipient' | 'data'; answer: number | 'cut' | 'hang' }

export interface ArrivedMail {
  from: string
  to: string[]
  secure: boolean
  raw: Buffer
}

export interface MailServer {
  port: number
  /** Everything that was taken, also where the answer was then lost. */
  mails: ArrivedMail[]
  /** User names and passwords that were said. */
  signIns: string[]
  script(...steps: Step[]): void
  close(): Promise<void>
}

export const USER = 'letters'
export const PASSWORD = 'p@ss:word/1'

export async function startMailServer(options: SMTPServerOptions): Promise<MailServer> {
  const mails: ArrivedMail[] = []
  const signIns: string[] = []
  const steps: Step[] = []
  const sockets = new Set<Socket>()

  const play = ({ at, port, done }: { at: Step['at']; port: number; done: (error?: Error) => void }): void => {
    const step = steps[0]?.at === at ? steps.shift() : undefined
    if (!step) done()
    else if (step.answer === 'cut') {
      for (const socket of sockets) if (socket.remotePort === port) socket.destroy()
    } else if (typeof step.answer === 'number')
      done(Object.assign(new Error('No, said the server to reader@homes.example'), { responseCode: step.answer }))
  }

  const server = new SMTPServer({
    authMethods: ['PLAIN', 'LOGIN'],
    disableReverseLookup: true,
    onConnect: (session, done) => play({ at: 'hello', port: session.remotePort, done }),
    onAuth: ({ username, password }, _session, done) => {
      signIns.push(`${username} ${password}`)
      if (username === USER && password === PASSWORD) done(null, { user: username })
      else done(new Error('Who is that?'))
    },
    onRcptTo: (_address, session, done) => play({ at: 'recipient', port: session.remotePort, done }),
    onData: (stream, session, done) => {
      void buffer(stream).then((raw) => {
        const { mailFrom, rcptTo } = session.envelope
        // One that is refused has not arrived; one whose answer is lost has.
        if (steps[0]?.at !== 'data' || typeof steps[0].answer !== 'number')
          mails.push({
            from: mailFrom ? mailFrom.address : '',
            to: rcptTo.map(({ address }) => address),
            secure: session.secure,
            raw,
          })
        play({ at: 'data', port: session.remotePort, done })
      })
    },
    ...options,
  })
  server.on('error', () => {})
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    signIns,
    script: (...more) => void steps.push(...more),
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((closed) => server.close(closed))
    },
  }
}
