/** How the pages' scripts are bundled: one build, one entry per page that exists, names by content. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const root = fileURLToPath(new URL('.', import.meta.url))
const entries = { tenant: `${root}tenant/main.ts`, embed: `${root}tenant/embed.ts`, console: `${root}console/main.tsx` }

export default defineConfig({
  root,
  base: '/assets/',
  plugins: [react()],
  build: {
    assetsDir: '',
    assetsInlineLimit: 0,
    emptyOutDir: false,
    manifest: 'vite.json',
    // The polyfill is an inline script, which the content security policy rightly refuses.
    modulePreload: { polyfill: false },
    target: 'es2022',
    rolldownOptions: { input: Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(path))) },
  },
})
