/** What stands under the messages: open where there is room, one press away on a phone, where the messages need it. */
const PHONE = '(max-width: 600px)'

export function aboutFits(about: HTMLDetailsElement): void {
  const phone = matchMedia(PHONE)
  const settle = (): void => {
    about.open = !phone.matches
  }
  settle()
  phone.addEventListener('change', settle)
}
