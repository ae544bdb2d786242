import { Command } from 'cmdk'
import { ListFilter, X } from 'lucide-react'
import { useState } from 'react'
import {
  FILTER_NAMES,
  isFiltered,
  withFilter,
  withoutFilters,
  type Filter,
  type FilterName,
} from '../api/search.ts'
import { useTexts } from '../app/language.tsx'
import { Button } from '../parts/button.tsx'
import { Popover } from '../parts/popover.tsx'
import { SafeText } from '../parts/safe-text.tsx'
import { fill } from '../texts/fill.ts'
import { COMMAND_INPUT, COMMAND_ITEM, FilterValueForm } from './filter-value.tsx'
import { useLabel } from './labels.ts'

interface FilterBarProps<Search extends Filter> {
  readonly search: Search
  readonly onChange: (search: Search) => void
}

/** What can be filtered by; searching has a field of its own. */
const OFFERED = FILTER_NAMES.filter((name) => name !== 'q')

/** A chip for each filter that is set, and the way to clear them; nothing where none is. */
export function Chips<Search extends Filter>({ search, onChange }: FilterBarProps<Search>) {
  const t = useTexts()
  if (!isFiltered(search)) return null
  const chosen = OFFERED.filter((name) => search[name] !== undefined)
  return (
    <>
      {chosen.map((name) => (
        <Chip key={name} name={name} search={search} onChange={onChange} />
      ))}
      <Button look="quiet" onClick={() => onChange(withoutFilters(search))}>
        {t.list.clear}
      </Button>
    </>
  )
}

/** A menu of everything that can be filtered by. */
export function AddFilter<Search extends Filter>({ search, onChange }: FilterBarProps<Search>) {
  const t = useTexts()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState<FilterName | null>(null)
  const change = (next: boolean) => {
    setOpen(next)
    setName(null)
  }
  return (
    <Popover
      label={t.list.filter}
      open={open}
      onOpenChange={change}
      trigger={
        <Button>
          <ListFilter className="size-3.5 text-soft" />
          {t.list.filter}
        </Button>
      }
    >
      {name === null ? (
        <Command label={t.list.filter} className="w-60">
          <Command.Input autoFocus placeholder={t.list.findFilter} className={COMMAND_INPUT} />
          <Command.List className="max-h-80 overflow-auto p-1">
            {OFFERED.map((one) => (
              <Command.Item
                key={one}
                value={t.filter[one]}
                onSelect={() => setName(one)}
                className={COMMAND_ITEM}
              >
                {t.filter[one]}
              </Command.Item>
            ))}
          </Command.List>
        </Command>
      ) : (
        <FilterValueForm
          name={name}
          filter={search}
          onChange={(value) => onChange(withFilter(search, name, value))}
          onDone={() => change(false)}
        />
      )}
    </Popover>
  )
}

function Chip<Search extends Filter>({
  name,
  search,
  onChange,
}: FilterBarProps<Search> & { name: FilterName }) {
  const t = useTexts()
  const label = useLabel()
  const [open, setOpen] = useState(false)
  const value = search[name]
  if (value === undefined) return null
  return (
    <span className="inline-flex h-8 max-w-full min-w-0 items-stretch overflow-hidden rounded-md border border-line bg-accent-soft text-[13px]">
      <Popover
        label={t.filter[name]}
        open={open}
        onOpenChange={setOpen}
        trigger={
          <button type="button" className="min-w-0 truncate px-2.5 -outline-offset-2 hover:bg-hover">
            <span className="text-soft">{t.filter[name]} </span>
            <SafeText text={label(name, value)} links={false} />
          </button>
        }
      >
        <FilterValueForm
          name={name}
          filter={search}
          onChange={(next) => onChange(withFilter(search, name, next))}
          onDone={() => setOpen(false)}
        />
      </Popover>
      <button
        type="button"
        aria-label={fill(t.list.remove, { name: t.filter[name] })}
        onClick={() => onChange(withFilter(search, name, undefined))}
        className="px-1.5 text-soft -outline-offset-2 hover:bg-hover hover:text-text"
      >
        <X className="size-3.5" />
      </button>
    </span>
  )
}
