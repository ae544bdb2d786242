import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** While developing, the server that answers the API; in use it serves the built page itself. */
const server = process.env['MUSTER_URL'] ?? 'http://127.0.0.1:8484'

/** Browsers that know `light-dark()`, which the colours are written in. */
const browsers = ['chrome123', 'firefox120', 'safari17.5']

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwind()],
  worker: { format: 'es' },
  server: { proxy: { '/v1': server, '/v3': server } },
  build: {
    outDir: '../dist/dashboard',
    emptyOutDir: true,
    target: browsers,
    // The page is served under a policy that allows files of its own origin and nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // A browser asks for six files at a time: what every page needs is one, and what some need another.
        codeSplitting: {
          groups: [
            { name: 'frame', tags: ['$initial'] },
            { name: 'shared', minShareCount: 2 },
          ],
        },
      },
    },
  },
})
