import { Command } from 'cmdk'
import { useState, type ReactNode, type SubmitEvent } from 'react'
import { useMay } from '../api/context.tsx'
import { useFacets } from '../api/facets.ts'
import { FILTERS, withFilter, type Filter, type FilterName, type FilterValue } from '../api/search.ts'
import { useLanguage, useTexts } from '../app/language.tsx'
import { Button } from '../parts/button.tsx'
import { Field, Input } from '../parts/field.tsx'
import { whole } from '../parts/number.ts'
import { SafeText } from '../parts/safe-text.tsx'
import { fill } from '../texts/fill.ts'
import { useLabel } from './labels.ts'

export const COMMAND_INPUT =
  'h-9 w-full border-b border-line bg-transparent px-3 text-[13px] outline-none placeholder:text-soft'
export const COMMAND_ITEM =
  'flex min-h-8 cursor-default items-center gap-2 rounded px-2 text-[13px] select-none data-[selected=true]:bg-hover'

interface ValueProps {
  readonly name: FilterName
  readonly filter: Filter
  readonly onChange: (value: FilterValue | undefined) => void
  readonly onDone: () => void
}

/** Sets one filter, as its kind of value asks for. */
export function FilterValueForm(props: ValueProps) {
  const t = useTexts()
  switch (FILTERS[props.name]) {
    case 'list':
    case 'text':
      return <Choices {...props} />
    case 'flag':
      return (
        <div className="flex gap-1 p-2">
          {[true, false].map((value) => (
            <Button
              key={String(value)}
              aria-pressed={props.filter[props.name] === value}
              onClick={() => {
                props.onChange(value)
                props.onDone()
              }}
            >
              {value ? t.list.yes : t.list.no}
            </Button>
          ))}
        </div>
      )
    case 'time':
      return <TimeForm {...props} />
    case 'number':
      return <NumberForm {...props} />
  }
}

/** Values to tick, with how many sessions each has under the other filters; any other may be typed. */
function Choices({ name, filter, onChange, onDone }: ValueProps) {
  const t = useTexts()
  const language = useLanguage()
  const label = useLabel()
  const [text, setText] = useState('')
  const facets = useFacets(withFilter(filter, name, undefined))
  const known = new Map(facets.values[name]?.map((one) => [one.value, one]))
  const isText = FILTERS[name] === 'text'
  // Who doesn't see the whole enterprise reads one organisation's list, or that of all their own.
  const single = useMay('ViewAccountSessions') ? isText : isText || name === 'org_ids'
  const chosen = [filter[name] ?? []].flat().map(String)
  // What was chosen before stands first; what is chosen now stays where it is.
  const [before] = useState(chosen)
  const values = [...new Set([...before, ...known.keys(), ...chosen])]
  const typed = text.trim()

  const toggle = (value: string) => {
    if (single) {
      onChange(chosen.includes(value) ? undefined : isText ? value : [value])
      onDone()
    } else onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])
    setText('')
  }
  return (
    <Command label={t.filter[name]} className="w-72">
      <Command.Input
        autoFocus
        value={text}
        onValueChange={setText}
        placeholder={t.list.findValue}
        className={COMMAND_INPUT}
      />
      <Command.List className="max-h-72 overflow-auto p-1">
        {values.length === 0 && typed === '' && (
          <p className="px-2 py-3 text-[13px] text-soft">{t.list.noValues}</p>
        )}
        {values.map((value) => {
          const { count = null, label: words } = known.get(value) ?? {}
          const said = words ?? label(name, value)
          return (
            <Command.Item
              key={value}
              value={value}
              keywords={[said]}
              onSelect={() => toggle(value)}
              className={COMMAND_ITEM}
            >
              <input
                type="checkbox"
                readOnly
                tabIndex={-1}
                checked={chosen.includes(value)}
                aria-label={said}
                className="pointer-events-none accent-accent"
              />
              <span className="min-w-0 flex-1 truncate">
                <SafeText text={said} links={false} />
              </span>
              {count !== null && <span className="text-xs text-soft">{whole(count, language)}</span>}
            </Command.Item>
          )
        })}
        {typed !== '' && !values.includes(typed) && (
          <Command.Item
            forceMount
            value={`use ${typed}`}
            onSelect={() => toggle(typed)}
            className={COMMAND_ITEM}
          >
            {fill(t.list.use, { value: typed })}
          </Command.Item>
        )}
      </Command.List>
      {facets.countedAtMost !== null && (
        <p className="border-t border-line px-3 py-2 text-xs text-soft">
          {t.list.countedNewest(facets.countedAtMost)}
        </p>
      )}
    </Command>
  )
}

const DAYS = [1, 7, 30, 90]

function TimeForm({ name, filter, onChange, onDone }: ValueProps) {
  const t = useTexts()
  const isStart = name.endsWith('_after')
  const [date, setDate] = useState(dateOf(filter[name]))
  const set = (seconds: number) => {
    onChange(seconds)
    onDone()
  }
  return (
    <Form
      onSubmit={() => {
        const at = new Date(`${date}T00:00`).getTime()
        if (!Number.isNaN(at)) set(at / 1000)
      }}
    >
      {isStart && (
        <div className="flex flex-wrap items-center gap-1">
          <span className="mr-1 text-xs text-soft">{t.list.since}</span>
          {DAYS.map((days) => (
            <Button key={days} onClick={() => set(Math.floor(Date.now() / 1000) - days * 86_400)}>
              {t.list.days(days)}
            </Button>
          ))}
        </div>
      )}
      <Field label={isStart ? t.list.from : t.list.until}>
        {(id) => (
          <Input
            id={id}
            type="date"
            required
            value={date}
            onChange={(event) => setDate(event.target.value)}
          />
        )}
      </Field>
    </Form>
  )
}

function NumberForm({ name, filter, onChange, onDone }: ValueProps) {
  const t = useTexts()
  const [text, setText] = useState(String(filter[name] ?? ''))
  return (
    <Form
      onSubmit={() => {
        onChange(text === '' ? undefined : Number(text))
        onDone()
      }}
    >
      <Field label={name.startsWith('min_') ? t.list.atLeast : t.list.atMost}>
        {(id) => (
          <Input
            id={id}
            type="number"
            min={0}
            step="any"
            autoFocus
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
    </Form>
  )
}

function Form({ onSubmit, children }: { onSubmit: () => void; children: ReactNode }) {
  const t = useTexts()
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form onSubmit={submit} className="w-72 space-y-3 p-3">
      {children}
      <Button type="submit" look="primary">
        {t.list.apply}
      </Button>
    </form>
  )
}

/** The local date of a time, as a date field has it. */
function dateOf(value: FilterValue | undefined): string {
  if (typeof value !== 'number') return ''
  const date = new Date(value * 1000)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
