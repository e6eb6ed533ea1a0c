/** The one CloudAdapter: every channel's turn runs through it, with a connector that buffers replies instead of sending them. */
import {
  type Activity,
  ActivityTypes,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationReference,
  type TurnContext,
} from 'botbuilder'
import {
  type AuthenticateRequestResult,
  AuthenticationConstants,
  AuthenticationError,
  ClaimsIdentity,
  type ConnectorClient,
  ConnectorFactory,
  type UserTokenClient,
} from 'botframework-connector'

/** Where our own channels "are": never a real address, and refused when it comes in over HTTP. */
export const LOCAL_SERVICE = 'urn:heard:local'

export interface BotFrameworkCredentials {
  appId: string
  password: string
  tenantId: string | null
  /** For a sovereign cloud; null means the public one. */
  openIdMetadataUrl: string | null
}

export interface Adapter {
  /** Runs the logic over one activity and gives back what it sent, in order; nothing leaves the process. */
  run(args: {
    activity: Partial<Activity>
    logic: (context: TurnContext) => Promise<void>
  }): Promise<Partial<Activity>[]>
  /** Checks the token of a request from the Bot Framework; throws AuthenticationError (401) otherwise. */
  authenticate(args: { activity: Activity; header: string }): Promise<void>
  /** Sends one activity to a hosted channel. */
  send(args: { reference: Partial<ConversationReference>; activity: Partial<Activity> }): Promise<string | null>
}

/** Collects what a turn sends. Trace, delay and typing activities belong to the wire and are dropped. */
class BufferingConnectors extends ConnectorFactory {
  private readonly sent: Partial<Activity>[]

  constructor(sent: Partial<Activity>[]) {
    super()
    this.sent = sent
  }

  override async create(): Promise<ConnectorClient> {
    const keep = async (activity: Partial<Activity>): Promise<{ id: string }> => {
      if (activity.type === ActivityTypes.Message || activity.type === ActivityTypes.Event) this.sent.push(activity)
      return { id: String(this.sent.length) }
    }
    const conversations = {
      sendToConversation: (_id: string, activity: Partial<Activity>) => keep(activity),
      replyToActivity: (_id: string, _to: string, activity: Partial<Activity>) => keep(activity),
    }
    return { conversations } as unknown as ConnectorClient
  }
}

/** The identity of our own channels; a real one always carries an app id. */
const local = new ClaimsIdentity([])

const ISSUER = AuthenticationConstants.ToBotFromChannelTokenIssuer

/** What the token says of itself, unproven: good for turning away early and for nothing else. */
function issuerOf(header: string): unknown {
  try {
    return JSON.parse(Buffer.from(header.split('.')[1] ?? '', 'base64url').toString('utf8')).iss
  } catch {
    return null
  }
}

class RoutingAuthentication extends ConfigurationBotFrameworkAuthentication {
  override async authenticateRequest(activity: Activity, header: string): Promise<AuthenticateRequestResult> {
    // A local address over HTTP would let anyone speak as one of our own channels.
    if (!activity.serviceUrl?.startsWith('https://')) throw new AuthenticationError('Service URL refused.', 401)
    // Emulator, skill and on-premises tokens have other issuers, are checked less, and make the stock client remember what they claim.
    if (activity.channelId === 'AseChannel' || issuerOf(header) !== ISSUER)
      throw new AuthenticationError('Issuer refused.', 401)
    return await super.authenticateRequest(activity, header)
  }

  override async createUserTokenClient(identity: ClaimsIdentity): Promise<UserTokenClient> {
    // The local identity has no app id, and the stock client would refuse the turn for that.
    if (identity === local) return {} as UserTokenClient
    return await super.createUserTokenClient(identity)
  }
}

/** The SDK takes one changed address for a whole cloud of one's own and forgets all its defaults, the issuer among them. */
const keysFrom = (url: string): Record<string, string> => ({
  ToBotFromChannelOpenIdMetadataUrl: url,
  ToBotFromChannelTokenIssuer: ISSUER,
  ToBotFromEmulatorOpenIdMetadataUrl: url,
  ToChannelFromBotLoginUrl: AuthenticationConstants.ToChannelFromBotLoginUrl,
  ToChannelFromBotOAuthScope: AuthenticationConstants.ToChannelFromBotOAuthScope,
  OAuthUrl: AuthenticationConstants.OAuthUrl,
})

/** The SDK puts the fault of a dialog into one of its own, and that into words: whether it passes by itself is seen from the fault alone. */
const faultIn = (error: unknown): unknown =>
  error instanceof Error && 'error' in error && error.error instanceof Error ? error.error : error

export function createAdapter({ credentials }: { credentials: BotFrameworkCredentials | null }): Adapter {
  const authentication = new RoutingAuthentication(
    credentials
      ? {
          MicrosoftAppId: credentials.appId,
          MicrosoftAppPassword: credentials.password,
          MicrosoftAppType: credentials.tenantId ? 'SingleTenant' : 'MultiTenant',
          ...(credentials.tenantId ? { MicrosoftAppTenantId: credentials.tenantId } : {}),
          ...(credentials.openIdMetadataUrl ? keysFrom(credentials.openIdMetadataUrl) : {}),
        }
      : {},
  )
  const adapter = new CloudAdapter(authentication)
  adapter.onTurnError = async (_context, error) => {
    throw error
  }

  return {
    run: async ({ activity, logic }) => {
      const sent: Partial<Activity>[] = []
      const connectorFactory = new BufferingConnectors(sent)
      let fault: unknown
      const watched = (context: TurnContext): Promise<void> =>
        logic(context).catch((error: unknown) => {
          fault = faultIn(error)
          throw error
        })
      try {
        await adapter.processActivityDirect(
          { audience: LOCAL_SERVICE, claimsIdentity: local, connectorFactory },
          activity as Activity,
          watched,
        )
      } catch (error) {
        throw fault ?? error
      }
      return sent
    },
    authenticate: async ({ activity, header }) => {
      await authentication.authenticateRequest(activity, header)
    },
    send: async ({ reference, activity }) => {
      if (!credentials) throw new Error('No Bot Framework credentials.')
      let id: string | null = null
      await adapter.continueConversationAsync(credentials.appId, reference, async (context) => {
        id = (await context.sendActivity(activity))?.id ?? null
      })
      return id
    },
  }
}
