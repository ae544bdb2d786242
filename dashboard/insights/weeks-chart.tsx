import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { withFilter, type Filter } from '../api/search.ts'
import { OUTCOMES, SIZES, type Size } from '../api/vocabulary.ts'
import { useLanguage, useTexts } from '../app/language.tsx'
import { Select } from '../parts/field.tsx'
import { units, whole } from '../parts/number.ts'
import { useWidth } from '../parts/width.ts'
import { Figures } from './figures.tsx'
import { Legend } from './legend.tsx'
import { Patterns, useFill, type Fill, type Part } from './patterns.tsx'
import { withinWeek } from './period.ts'
import { Section } from './section.tsx'
import { everyWeek, weekName, type Week } from './weeks.ts'

const MEASURES = ['outcomes', 'sizes', 'sessions', 'acus', 'people'] as const
type Measure = (typeof MEASURES)[number]

/** What bars are stacked of; others are whole. */
const PARTS: Readonly<Record<Measure, readonly Part[]>> = {
  outcomes: OUTCOMES,
  sizes: SIZES,
  sessions: [],
  acus: [],
  people: [],
}

const HEIGHT = 200
const BOTTOM = 22
const LEFT = 40
/** Room that the name of a week takes. */
const LABEL = 100
/** Few weeks stay bars, and don't become walls. */
const WIDEST = 140

/** Bars over weeks; each leads to the sessions of its week, and each part to those that it counts. */
export function WeeksChart({ weeks, filter }: { weeks: readonly Week[]; filter: Filter }) {
  const t = useTexts()
  const language = useLanguage()
  const [measure, setMeasure] = useState<Measure>('outcomes')
  const [box, width] = useWidth<HTMLDivElement>()
  const { fill, idOf } = useFill()
  const bars = useMemo(() => everyWeek(weeks), [weeks])

  const parts = PARTS[measure]
  const value = (week: Week) => valueOf(week, measure)
  const number = (value: number) => (measure === 'acus' ? units(value, language) : whole(value, language))
  const amount = (value: number) =>
    measure === 'acus' || measure === 'people'
      ? `${number(value)} ${t.summary[measure]}`
      : t.list.count(value)
  const name = (part: Part) => (isSize(part) ? t.size[part] : t.outcome[part])
  const say = (week: Week) => {
    const counts = partsOf(week)
    const some = parts.filter((part) => counts[part] > 0)
    const inParts = some.map((part) => `${name(part)} ${number(counts[part])}`)
    const what = `${t.summary.week} ${weekName(week.value, language)}`
    return [`${what}: ${amount(value(week))}`, ...inParts].join(', ')
  }
  const top = niceTop(Math.max(...bars.map(value)))
  const y = (value: number) => HEIGHT - (value / top) * HEIGHT
  const step = Math.min((width - LEFT) / Math.max(bars.length, 1), WIDEST)
  const everyNth = Math.max(1, Math.ceil(LABEL / step))
  const title = `${t.summary.overTime}, ${t.summary.byWeek}`

  return (
    <Section
      title={title}
      end={
        <Select
          aria-label={t.summary.measure}
          value={measure}
          onChange={({ target }) => setMeasure(MEASURES.find((one) => one === target.value) ?? 'outcomes')}
          className="w-auto! shrink-0"
        >
          {MEASURES.map((one) => (
            <option key={one} value={one}>
              {t.summary[one]}
            </option>
          ))}
        </Select>
      }
    >
      <div ref={box} className="h-[230px]">
        {width > 0 && (
          <svg
            width={width}
            height={HEIGHT + BOTTOM + 8}
            role="group"
            aria-label={`${title}: ${t.summary[measure]}`}
            className="block overflow-visible"
          >
            <Patterns parts={parts} idOf={idOf} />
            {ticksOf(top, measure).map((tick) => (
              <g key={tick} aria-hidden transform={`translate(0 ${y(tick) + 4})`}>
                <line x1={LEFT} x2={width} className="stroke-line" />
                <text x={LEFT - 8} dy="0.32em" textAnchor="end" className="fill-soft text-[11px]">
                  {number(tick)}
                </text>
              </g>
            ))}
            {bars.map((week, at) => (
              <g key={week.value} transform={`translate(${LEFT + at * step} 4)`}>
                {at % everyNth === 0 && LEFT + at * step + LABEL <= width && (
                  <text aria-hidden y={HEIGHT + 17} className="fill-soft text-[11px]">
                    {weekName(week.value, language)}
                  </text>
                )}
                {week.sessions > 0 && (
                  <Link
                    to="/sessions"
                    search={withinWeek(filter, week.value)}
                    aria-label={say(week)}
                    className="outline-none [&:focus-visible>rect:first-child]:fill-hover [&:focus-visible>rect:first-child]:stroke-accent [&:focus-visible>rect:first-child]:stroke-2 [&:hover>rect:first-child]:fill-hover"
                  >
                    <rect width={step} height={HEIGHT} className="fill-transparent" />
                    <title>{say(week)}</title>
                    {parts.length === 0 && (
                      <rect
                        x={step * 0.12}
                        width={step * 0.76}
                        y={y(value(week))}
                        height={HEIGHT - y(value(week))}
                        className="fill-accent"
                      />
                    )}
                  </Link>
                )}
                <Stack week={week} parts={parts} width={step} y={y} fill={fill} name={name} filter={filter} />
              </g>
            ))}
          </svg>
        )}
      </div>
      {parts.length > 0 && <Legend parts={parts} fill={fill} name={name} />}
      <Figures
        first={t.summary.week}
        groups={weeks}
        label={(value) => weekName(value, language)}
        within={(monday) => withinWeek(filter, monday)}
      />
    </Section>
  )
}

function valueOf(week: Week, measure: Measure): number {
  switch (measure) {
    case 'acus':
      return week.acus_consumed
    case 'people':
      return week.active_users
    default:
      return week.sessions
  }
}

/** How many sessions of a week are what; those that weren't analysed count as unknown. */
function partsOf({ outcomes, sizes, sessions, analyzed }: Week): Readonly<Record<Part, number>> {
  return { ...outcomes, ...sizes, unknown: outcomes.unknown + sessions - analyzed }
}

interface StackProps {
  readonly week: Week
  readonly parts: readonly Part[]
  readonly width: number
  readonly y: (value: number) => number
  readonly fill: Fill
  readonly name: (part: Part) => string
  readonly filter: Filter
}

/** Parts on one another. Keys reach the same sessions by the table behind the chart. */
function Stack({ week, parts, width, y, fill, name, filter }: StackProps) {
  const language = useLanguage()
  const counts = partsOf(week)
  const within = withinWeek(filter, week.value)
  let below = 0
  return parts.map((part) => {
    const from = below
    below += counts[part]
    if (counts[part] === 0) return null
    const search = narrowed(within, part, week)
    const bar = (
      <rect
        key={part}
        x={width * 0.12}
        width={width * 0.76}
        y={y(below)}
        height={Math.max(0, y(from) - y(below) - 0.5)}
        fill={fill(part)}
        // What leads nowhere by itself leaves that to its week.
        className={search === null ? 'pointer-events-none' : ''}
      />
    )
    return search === null ? (
      bar
    ) : (
      <Link key={part} to="/sessions" search={search} aria-hidden tabIndex={-1} className="hover:opacity-75">
        <title>{`${weekName(week.value, language)}: ${name(part)} ${whole(counts[part], language)}`}</title>
        {bar}
      </Link>
    )
  })
}

/** The sessions that a part counts; `null` where some weren't analysed, which no filter asks for. */
function narrowed(within: Filter, part: Part, { sessions, analyzed }: Week): Filter | null {
  if (isSize(part)) return withFilter(within, 'session_size', [part])
  return part === 'unknown' && analyzed < sessions ? null : withFilter(within, 'outcome', [part])
}

function isSize(part: Part): part is Size {
  return SIZES.some((size) => size === part)
}

/** The next round number. */
function niceTop(most: number): number {
  if (most <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(most))
  return ([1, 2, 4, 6, 8, 10].find((factor) => factor * power >= most) ?? 10) * power
}

/** Sessions and people are whole. */
function ticksOf(top: number, measure: Measure): number[] {
  return [0, top / 2, top].filter((tick) => measure === 'acus' || Number.isInteger(tick))
}
