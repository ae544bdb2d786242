import { setTimeout as pause } from 'node:timers/promises'
import { makeKeys } from '../keys.ts'
import { send } from '../measure.ts'
import { productServer } from '../processes.ts'
import type { Group, Row } from '../row.ts'
import { within } from '../served.ts'

const MEGABYTE = 1_000_000

/** What the server holds, at rest and after many requests. */
export const memory: Group = {
  name: 'memory',
  title: 'Resident memory (PostgreSQL)',
  async measure({ postgres, small, emptyFolder, isQuick, say }) {
    const settled = () => pause(isQuick ? 1_000 : 3_000)
    const databaseUrl = await postgres(small)
    const { enterprise: key } = await within({ url: databaseUrl }, makeKeys)
    const server = await productServer({ databaseUrl, dataDir: emptyFolder() })
    try {
      await settled()
      const idle = server.resident()
      const page = { url: `${server.url}/v3/enterprise/sessions?first=10`, key }
      const [few, many] = isQuick ? [1_000, 5_000] : [10_000, 500_000]
      await send(page, few)
      await settled()
      const before = server.resident()
      say(`${many.toLocaleString('en')} requests`)
      await send(page, many - few)
      await settled()
      const after = server.resident()
      return [
        {
          what: 'at rest, just started',
          ...{ figure: idle / MEGABYTE, unit: 'MB', better: 'lower', aim: 150 },
        },
        {
          what: `after ${many.toLocaleString('en')} requests against after ${few.toLocaleString('en')}`,
          ...{ figure: after / before, unit: '×', better: 'lower', aim: 1.1 },
          note: `${(after / MEGABYTE).toFixed(0)} MB against ${(before / MEGABYTE).toFixed(0)} MB`,
        },
      ] satisfies Row[]
    } finally {
      await server.stop()
    }
  },
}
