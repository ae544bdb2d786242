import { Download } from 'lucide-react'
import { useState } from 'react'
import { useConnection } from '../api/context.tsx'
import type { ListSearch } from '../api/search.ts'
import { useTexts } from '../app/language.tsx'
import { Button } from '../parts/button.tsx'
import { Menu, MenuItem, MenuLabel } from '../parts/menu.tsx'
import { sentenceOf } from '../parts/state.tsx'
import { fill } from '../texts/fill.ts'
import { exportSessions, type Format } from './export.ts'

export function ExportMenu({ search }: { search: ListSearch }) {
  const t = useTexts()
  const connection = useConnection()
  const [rows, setRows] = useState<number | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const write = async (format: Format) => {
    setProblem(null)
    setRows(0)
    try {
      await exportSessions(connection, search, format, setRows)
    } catch (error) {
      setProblem(fill(t.list.exportFailed, { detail: sentenceOf(error, t) }))
    }
    setRows(null)
  }
  return (
    <>
      <Menu
        trigger={
          <Button disabled={rows !== null} aria-label={t.list.export}>
            <Download className="size-3.5 text-soft" />
            <span className="hidden sm:inline">{rows === null ? t.list.export : t.list.exporting(rows)}</span>
          </Button>
        }
      >
        <MenuLabel>{t.list.exportHint}</MenuLabel>
        <MenuItem onSelect={() => void write('ndjson')}>NDJSON</MenuItem>
        <MenuItem onSelect={() => void write('csv')}>CSV</MenuItem>
      </Menu>
      {problem !== null && (
        <p role="alert" className="text-[13px] text-bad">
          {problem}
        </p>
      )}
    </>
  )
}
