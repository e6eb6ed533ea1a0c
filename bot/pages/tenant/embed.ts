/** On a landlord's own site: one button that opens the tenant page in a frame. No cookies, nothing stored, no styles but its own. */

// A classic script: everything inside one function, so that nothing of it is seen by the landlord's page.
;(() => {
  const script = document.currentScript as HTMLScriptElement
  const texts = import.meta.glob<{ open: string; close: string; title: string }>('../../../locales/*/page.json', {
    import: 'embed',
    eager: true,
  })
  const language = (script.dataset.language ?? document.documentElement.lang ?? 'en').split('-')[0]!
  const words = texts[`../../../locales/${language}/page.json`] ?? texts['../../../locales/en/page.json']!
  const origin = new URL(script.src).origin
  const query = new URLSearchParams({ landlord: script.dataset.landlord ?? '', embed: '1' })
  if (script.dataset.language) query.set('lang', language)

  const frame = document.createElement('iframe')
  frame.title = words.title
  frame.hidden = true
  frame.id = 'heard-messages'
  Object.assign(frame.style, {
    position: 'fixed',
    insetInlineEnd: '16px',
    insetBlockEnd: '76px',
    inlineSize: 'min(420px, calc(100vw - 32px))',
    blockSize: 'min(680px, calc(100dvh - 92px))',
    border: '1px solid #505a5f',
    borderRadius: '8px',
    background: '#fff',
    zIndex: '2147483646',
  })

  const button = document.createElement('button')
  button.type = 'button'
  button.setAttribute('aria-controls', frame.id)
  Object.assign(button.style, {
    position: 'fixed',
    insetInlineEnd: '16px',
    insetBlockEnd: '16px',
    minBlockSize: '48px',
    padding: '0 20px',
    border: '2px solid #fff',
    borderRadius: '8px',
    background: script.dataset.colour ?? '#1d3f72',
    color: '#fff',
    font: '600 1rem system-ui, sans-serif',
    cursor: 'pointer',
    zIndex: '2147483647',
  })

  const show = (open: boolean) => {
    // The page inside starts a conversation when it loads, so it loads only when it is wanted.
    if (open && !frame.src) frame.src = `${origin}/?${query.toString()}`
    frame.hidden = !open
    button.setAttribute('aria-expanded', String(open))
    button.textContent = open ? words.close : words.open
    if (open) frame.focus()
  }
  button.addEventListener('click', () => show(frame.hidden !== false))
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || frame.hidden) return
    show(false)
    button.focus()
  })
  let presses = 0
  document.addEventListener('keyup', ({ key }) => {
    presses = key === 'Shift' ? presses + 1 : 0
    if (presses === 3 && !frame.hidden) frame.contentWindow?.postMessage('heard/exit', origin)
  })
  window.addEventListener('message', ({ source, data }) => {
    if (source === frame.contentWindow && data?.heardLeaves) location.replace(data.heardLeaves)
  })
  show(false)
  document.body.append(button, frame)
})()
