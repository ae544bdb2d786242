import { Bookmark } from 'lucide-react'
import { useState, type SubmitEvent } from 'react'
import type { ListSearch } from '../api/search.ts'
import { useTexts } from '../app/language.tsx'
import { Button } from '../parts/button.tsx'
import { Field, Input } from '../parts/field.tsx'
import { Popover } from '../parts/popover.tsx'
import { saveView } from './views.ts'

export function SaveView({ search }: { search: ListSearch }) {
  const t = useTexts()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    saveView(name.trim(), search)
    setName('')
    setOpen(false)
  }
  return (
    <Popover
      label={t.list.saveView}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button look="quiet">
          <Bookmark className="size-3.5" />
          {t.list.saveView}
        </Button>
      }
    >
      <form onSubmit={submit} className="w-64 space-y-3 p-3">
        <Field label={t.list.viewName}>
          {(id) => (
            <Input
              id={id}
              required
              autoFocus
              maxLength={60}
              pattern=".*\S.*"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" look="primary">
          {t.list.save}
        </Button>
      </form>
    </Popover>
  )
}
