/** The pages people see: the tenant page, its files, the embed script, and in demonstrations the phone. */
import { catalogue } from '../../locales/index.ts'
import { languageOf } from '../../locales/languages.ts'
import { demoApi } from '../channels/sms/demoApi.ts'
import { DEMO_NUMBERS, renderSmsDemo, type SmsDemoStrings } from '../channels/sms/demoPage.ts'
import type { StandIn } from '../channels/sms/standIn.ts'
import type { PageStrings } from '../pages/tenant/pageBoot.ts'
import type { Product } from '../product.ts'
import { offeredLanguages } from '../wording.ts'
import type { Assets } from './assets.ts'
import { textOf } from './body.ts'
import { embedScript } from './embed.ts'
import { askersLanguage } from './errors.ts'
import { landlordOf } from './landlordOf.ts'
import { type Answer, type Call, JSON_BODY, type Route } from './route.ts'
import { renderTenantPage } from './tenantPage.ts'
import type { EmergencyLine } from './tenantPageModel.ts'

/** The languages this landlord may be spoken to in, its first being the one to start in. */
const languagesFor = ({
  product,
  landlord,
}: {
  product: Product
  landlord: ReturnType<typeof landlordOf>
}): string[] => {
  const offered = offeredLanguages({
    wanted: landlord.operations.languages,
    acceptsDrafts: landlord.operations.accepts_draft_wording !== null,
    production: product.config.production,
  })
  return offered.length > 0 ? offered : ['en']
}

const pick = ({ call, languages }: { call: Call; languages: string[] }): string => {
  const wished = askersLanguage(call)
  return languages.includes(wished) ? wished : (languages[0] ?? 'en')
}

export function pageRoutes({
  product,
  assets,
  standIn,
}: {
  product: Product
  assets: Assets
  standIn: StandIn | null
}): Route[] {
  const tenant = async (call: Call): Promise<Answer> => {
    const landlord = landlordOf({ product, call })
    const languages = languagesFor({ product, landlord })
    const language = pick({ call, languages })
    const numbers = product.law.emergency(landlord.nation)
    const line = (id: string, by: 'phone' | 'text'): EmergencyLine[] => {
      const number = by === 'phone' ? numbers[id]?.phone : numbers[id]?.text
      return number ? [{ id: id as EmergencyLine['id'], number, by }] : []
    }
    const { phones, colours, sms_numbers: smsNumbers, embed_origins: embedOrigins } = landlord.operations
    const page = renderTenantPage({
      landlord: {
        slug: landlord.slug,
        name: landlord.name,
        colours: { primary: colours.primary, onPrimary: colours.on_primary },
        phones: {
          main: phones.main.number,
          outOfHours: phones.out_of_hours.number,
          ...(smsNumbers[0] ? { sms: smsNumbers[0].replace(/^\+44/, '0') } : {}),
        },
        banner: landlord.fictional ? (landlord.banner ?? '') : null,
        embedOrigins,
      },
      language,
      languages: languages.map((code) => ({ code, name: languageOf(code).own, dir: languageOf(code).direction })),
      strings: catalogue[languageOf(language).code as 'en'].page as PageStrings,
      emergency: {
        danger: numbers['999']?.phone ?? '999',
        gas: numbers.gas?.phone ?? '',
        more: [
          ...line('power_cut', 'phone'),
          ...line('18000', 'phone'),
          ...line('nhs_mental_health', 'phone'),
          ...line('samaritans', 'phone'),
          ...line('shout', 'text'),
          ...line('101', 'phone'),
        ],
      },
      nonce: call.nonce,
      assets,
      embed: call.query.get('embed') === '1',
    })
    return { status: 200, headers: { 'Content-Type': 'text/html; charset=utf-8', ...page.headers }, body: page.html }
  }

  const encoding = (call: Call): string | undefined => {
    const accepted = call.headers['accept-encoding']
    return Array.isArray(accepted) ? accepted.join(',') : accepted
  }
  const file = async (call: Call): Promise<Answer> => assets.read(call.path, encoding(call))

  const routes: Route[] = [
    { method: 'GET', path: '/', name: 'page.tenant', handle: tenant },
    { method: 'GET', path: '/assets/*', name: 'page.asset', handle: file },
    {
      method: 'GET',
      path: '/embed.js',
      name: 'page.embed',
      handle: async (call) => embedScript({ assets, acceptEncoding: encoding(call) }),
    },
  ]
  return standIn ? [...routes, ...demoRoutes({ product, standIn })] : routes
}

/** A pretend phone for demonstrations: only while no Twilio is configured, and never in production. */
function demoRoutes({ product, standIn }: { product: Product; standIn: StandIn }): Route[] {
  const landlords = product.landlords
    .all()
    .flatMap((landlord) => landlord.operations.sms_numbers.map((number) => ({ name: landlord.name, number })))
  const api = demoApi({ standIn, landlords })
  const path = '/demo/sms/texts'
  return [
    {
      method: 'GET',
      path: '/demo/sms',
      name: 'demo.page',
      handle: async (call) => {
        const language = askersLanguage(call)
        const page = renderSmsDemo({
          strings: catalogue[language].smsDemo as SmsDemoStrings,
          language,
          direction: languageOf(language).direction,
          nonce: call.nonce,
          numbers: DEMO_NUMBERS,
          landlords,
          apiPath: path,
        })
        return {
          status: 200,
          headers: { 'Content-Type': 'text/html; charset=utf-8', ...page.headers },
          body: page.html,
        }
      },
    },
    { method: 'GET', path, name: 'demo.read', handle: async (call) => api.read(call.query) },
    {
      method: 'POST',
      path,
      name: 'demo.say',
      body: JSON_BODY,
      handle: async (call) => await api.say({ contentType: call.headers['content-type'], rawBody: textOf(call.body) }),
    },
  ]
}
