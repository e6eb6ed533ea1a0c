/** Runs the demonstration phone: sends what is typed, asks for the thread each second while the page can be seen. */
;(() => {
  const phone = document.getElementById('phone')
  const strings = JSON.parse(phone.dataset.strings)
  const part = (id) => document.getElementById(id)
  const [from, to, log, list, empty, form, body, status] = [
    'from',
    'to',
    'log',
    'texts',
    'empty',
    'write',
    'body',
    'status',
  ].map(part)
  let shown = new Map()
  let thread = ''

  const fill = (sentence, values) => sentence.replace(/\{\{(\w+)\}\}/g, (all, name) => values[name] ?? all)

  const line = (className, dir) => {
    const element = document.createElement('span')
    element.className = className
    if (dir) element.dir = dir
    return element
  }

  const add = (text) => {
    const item = document.createElement('li')
    item.className = text.direction
    const who = line('who')
    who.textContent = text.direction === 'in' ? strings.you : strings.answer
    const words = line('body', 'auto')
    words.textContent = text.body
    item.append(who, words, line('cost'))
    list.append(item)
    log.scrollTop = log.scrollHeight
    return item
  }

  // Items are added, never rebuilt, so that a screen reader says each text once.
  const show = (texts) => {
    for (const text of texts) {
      const item = shown.get(text.sid) ?? add(text)
      shown.set(text.sid, item)
      const cost = fill(strings.cost, { segments: text.segments, units: text.units, alphabet: strings[text.encoding] })
      if (item.lastChild.textContent !== cost) item.lastChild.textContent = cost
    }
    empty.hidden = shown.size > 0
  }

  const tell = (sentence) => {
    if (status.textContent !== sentence) status.textContent = sentence
  }

  const refresh = async () => {
    const wanted = `${from.value} ${to.value}`
    if (wanted !== thread) {
      thread = wanted
      shown = new Map()
      list.replaceChildren()
    }
    const query = new URLSearchParams({ from: from.value, to: to.value })
    const response = await fetch(`${phone.dataset.api}?${query}`, { cache: 'no-store' })
    if (!response.ok) throw new Error('refused')
    const { texts } = await response.json()
    if (wanted === `${from.value} ${to.value}`) show(texts)
  }

  let lost = false
  const poll = async () => {
    if (document.visibilityState === 'visible') {
      try {
        await refresh()
        if (lost) tell('')
        lost = false
      } catch {
        lost = true
        tell(strings.lost)
      }
    }
    setTimeout(poll, 1000)
  }

  const send = async () => {
    const message = { from: from.value, to: to.value, body: body.value }
    tell('')
    const response = await fetch(phone.dataset.api, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(message),
    }).catch(() => null)
    if (!response?.ok) return tell(strings.notSent)
    if (body.value === message.body) body.value = ''
    await refresh().catch(() => {})
    body.focus()
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    send()
  })
  body.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    form.requestSubmit()
  })
  for (const choice of [from, to]) choice.addEventListener('change', () => refresh().catch(() => {}))
  poll()
})()
