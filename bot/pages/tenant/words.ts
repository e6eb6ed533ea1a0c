/** Says the page in one language, and in another one when asked, without touching the conversation. */
import type { PageBoot, PageLanguage, PageStrings } from './pageBoot.ts'

export type Words = {
  language: () => PageLanguage
  strings: () => PageStrings
  /** A text by its key in `page.json`, such as `exit.button`. */
  text: (key: string) => string
  /** Gives an element another text, in this language and in those to come. */
  put: (element: HTMLElement, key: string) => void
  /** False when there are no words in that language, or they cannot be had now. */
  switchTo: (code: string) => Promise<boolean>
}

export function createWords(boot: PageBoot): Words {
  const known = new Map<string, PageStrings>([[boot.language, boot.strings]])
  let current = boot.language
  const text = (key: string) => find(known.get(current)!, key).replaceAll('{{name}}', () => boot.landlord.name)

  return {
    text,
    put: (element, key) => {
      element.dataset.text = key
      element.textContent = text(key)
    },
    language: () => boot.languages.find(({ code }) => code === current)!,
    strings: () => known.get(current)!,
    switchTo: async (code) => {
      const language = boot.languages.find((offered) => offered.code === code)
      const strings = language && (known.get(code) ?? (await fetchStrings(boot.stringsAt[code])))
      if (!language || !strings) return false
      known.set(code, strings)
      current = code
      say({ language, text })
      return true
    },
  }
}

async function fetchStrings(address: string | undefined): Promise<PageStrings | null> {
  if (!address) return null
  return fetch(address).then(
    (answer) => (answer.ok ? answer.json() : null),
    () => null,
  )
}

function say({ language, text }: { language: PageLanguage; text: (key: string) => string }): void {
  document.documentElement.lang = language.code
  document.documentElement.dir = language.dir
  for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) {
    element.textContent = text(element.dataset.text!)
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-label]')) {
    element.setAttribute('aria-label', text(element.dataset.label!))
  }
  document.querySelector('#language-name')!.textContent = language.name
  for (const link of document.querySelectorAll<HTMLElement>('[data-language]')) {
    if (link.dataset.language === language.code) link.setAttribute('aria-current', 'true')
    else link.removeAttribute('aria-current')
  }
}

function find(strings: PageStrings, key: string): string {
  return key.split('.').reduce<unknown>((group, part) => (group as Record<string, unknown>)[part], strings) as string
}
