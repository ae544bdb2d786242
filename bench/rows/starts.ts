import { makeKeys } from '../keys.ts'
import { inTurn, median } from '../measure.ts'
import { productServer } from '../processes.ts'
import type { Group, Row } from '../row.ts'
import { within } from '../served.ts'
import { thousands } from './pages.ts'

/** From the command to the first page. */
export const starts: Group = {
  name: 'starts',
  title: 'Start to first answer (embedded)',
  async measure({ embeddedFolder, embedded, rounds }) {
    const dataDir = await embeddedFolder(embedded)
    const { enterprise: key } = await within({ dataDir }, makeKeys)
    const start = async (): Promise<number> => {
      const begin = performance.now()
      const server = await productServer({ dataDir })
      const page = await fetch(`${server.url}/v3/enterprise/sessions`, {
        headers: { authorization: `Bearer ${key}` },
      })
      const seconds = (performance.now() - begin) / 1000
      await server.stop()
      if (!page.ok) throw new Error(`the first answer was ${page.status}`)
      return seconds
    }
    const found = await inTurn(rounds, { start })
    return [
      {
        what: `with ${thousands(embedded)} sessions`,
        ...{ figure: median(found.start), unit: 's', better: 'lower', aim: 1.5 },
      },
    ] satisfies Row[]
  },
}
