/** The body of the tenant page: header, emergency numbers, the place for the messages, and what stands there without scripts. */
import { type Html, html } from './html.ts'
import { exitTo, type TenantPage } from './tenantPageModel.ts'

/** Finds a text by its key in `page.json`. */
export type PageText = (key: string) => string

type Part = { page: TenantPage; text: PageText }

export function tenantPageBody(part: Part): Html {
  const { page, text } = part
  return html`<body>
<a class="skip" href="#messages" data-text="page.skip">${text('page.skip')}</a>
${header(part)}
${page.landlord.banner !== null && html`<aside class="fictional" aria-label="${text('page.notice')}" data-label="page.notice"><p data-text="fictional">${text('fictional')}</p></aside>`}
${emergency(part)}
<main id="messages" tabindex="-1">
<h1 class="unseen" data-text="page.heading">${text('page.heading')}</h1>
<section id="offline" class="offline" hidden aria-labelledby="offline-title">
<h2 id="offline-title" data-text="offline.title">${text('offline.title')}</h2>
<p><span data-text="offline.body">${text('offline.body')}</span> ${phone(page.landlord.phones.main)}</p>
<p><span data-text="offline.danger">${text('offline.danger')}</span> ${phone(page.emergency.danger)}</p>
</section>
<div id="chat" class="chat"><p class="loading" data-text="page.loading">${text('page.loading')}</p></div>
<p id="read" class="read" role="status" hidden data-text="page.read">${text('page.read')}</p>
<section id="start" class="start" hidden aria-labelledby="start-title">
<h2 id="start-title" data-text="start.title">${text('start.title')}</h2>
<p id="start-body" data-text="start.body">${text('start.body')}</p>
<button type="button" id="start-button" class="main-button" data-text="start.button">${text('start.button')}</button>
</section>
<noscript><section class="start">
<h2>${text('noScript.title')}</h2>
<p>${text('noScript.body')}</p>
<ul class="numbers">${ourNumbers(part)}</ul>
</section></noscript>
</main>
<footer>
<details id="about" open>
<summary data-text="page.about">${text('page.about')}</summary>
<p data-text="page.privacy">${text('page.privacy')}</p>
</details>
</footer>
<p id="announcer" class="unseen" role="status"></p>
</body>`
}

function header({ page, text }: Part): Html {
  const current = page.languages.find(({ code }) => code === page.language)
  return html`<header>
<div class="top">
<p class="name">${page.landlord.name}</p>
<div class="exit"><a id="exit" href="${exitTo(page)}" rel="nofollow noreferrer" aria-describedby="exit-hint" data-text="exit.button">${text('exit.button')}</a></div>
<p id="exit-hint" class="exit-hint" data-text="exit.hint">${text('exit.hint')}</p>
</div>
<nav class="controls" aria-label="${text('page.controls')}" data-label="page.controls">
<details class="menu" id="languages">
<summary><span class="unseen" data-text="page.language">${text('page.language')}</span><svg class="globe" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c3 3 4 6 4 9s-1 6-4 9c-3-3-4-6-4-9s1-6 4-9z"/></svg> <bdi id="language-name">${current?.name ?? page.language}</bdi></summary>
<ul>${page.languages.map((language) => languageLink({ page, language }))}</ul>
</details>
<details class="menu" id="display">
<summary data-text="page.display">${text('page.display')}</summary>
<div class="choices">
${choices({ text, name: 'size', legend: 'page.textSize', group: 'page.sizes', values: ['normal', 'large', 'largest'] })}
${choices({ text, name: 'contrast', legend: 'page.contrast', group: 'page.contrasts', values: ['normal', 'high'] })}
</div>
</details>
</nav>
</header>`
}

function languageLink({ page, language }: { page: TenantPage; language: TenantPage['languages'][number] }): Html {
  const query = new URLSearchParams({
    landlord: page.landlord.slug,
    lang: language.code,
    ...(page.embed && { embed: '1' }),
  })
  const current = language.code === page.language && html` aria-current="true"`
  return html`<li><a href="/?${query.toString()}" lang="${language.code}" dir="${language.dir}" hreflang="${language.code}" data-language="${language.code}"${current}>${language.name}</a></li>`
}

type Choices = { text: PageText; name: string; legend: string; group: string; values: string[] }

function choices({ text, name, legend, group, values }: Choices): Html {
  return html`<fieldset><legend data-text="${legend}">${text(legend)}</legend>${values.map(
    (value, index) =>
      html`<label><input type="radio" name="${name}" value="${value}"${index === 0 && html` checked`}><span data-text="${group}.${value}">${text(`${group}.${value}`)}</span></label>`,
  )}</fieldset>`
}

function emergency({ page, text }: Part): Html {
  const { danger, gas, more } = page.emergency
  return html`<section class="emergency" aria-label="${text('emergency.title')}" data-label="emergency.title">
<p><span data-text="emergency.danger">${text('emergency.danger')}</span> ${phone(danger)}</p>
<p><span data-text="emergency.gas">${text('emergency.gas')}</span> ${phone(gas)}</p>
<details>
<summary data-text="emergency.more">${text('emergency.more')}</summary>
<ul class="numbers">
${ourNumbers({ page, text })}
${more.map(({ id, number, by }) => numberLine({ key: `emergency.lines.${id}`, number, by, text }))}
</ul>
<p data-text="emergency.notForUs">${text('emergency.notForUs')}</p>
</details>
</section>`
}

function ourNumbers({ page, text }: Part): Html[] {
  const { main, outOfHours, sms } = page.landlord.phones
  return [
    numberLine({ key: 'emergency.landlord', number: main, by: 'phone', text }),
    ...(outOfHours ? [numberLine({ key: 'emergency.outOfHours', number: outOfHours, by: 'phone', text })] : []),
    ...(sms ? [numberLine({ key: 'emergency.text', number: sms, by: 'text', text })] : []),
  ]
}

function numberLine({
  key,
  number,
  by,
  text,
}: {
  key: string
  number: string
  by: 'phone' | 'text'
  text: PageText
}): Html {
  return html`<li><span data-text="${key}">${text(key)}</span> ${by === 'phone' ? phone(number) : sms(number)}</li>`
}

function phone(number: string): Html {
  return html`<a class="number" dir="ltr" href="tel:${number.replaceAll(' ', '')}">${number}</a>`
}

function sms(number: string): Html {
  return html`<a class="number" dir="ltr" href="sms:${number.replaceAll(' ', '')}">${number}</a>`
}
