import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { Filter } from '../api/search.ts'
import { OUTCOMES } from '../api/vocabulary.ts'
import { useLanguage, useTexts } from '../app/language.tsx'
import { Select } from '../parts/field.tsx'
import { units, whole } from '../parts/number.ts'
import { day } from '../parts/time.tsx'
import { useWidth } from '../parts/width.ts'
import { Figures } from './figures.tsx'
import { Legend } from './legend.tsx'
import { Patterns, useFills } from './patterns.tsx'
import { weekOf } from './period.ts'
import { Section } from './section.tsx'
import { everyWeek, type Week } from './weeks.ts'

const MEASURES = ['outcomes', 'sessions', 'acus'] as const
type Measure = (typeof MEASURES)[number]

const HEIGHT = 200
const BOTTOM = 22
const LEFT = 40
/** Room that the name of a week takes. */
const LABEL = 84

/** Bars over weeks; each leads to the sessions of its week. */
export function WeeksChart({ weeks, filter }: { weeks: readonly Week[]; filter: Filter }) {
  const t = useTexts()
  const language = useLanguage()
  const [measure, setMeasure] = useState<Measure>('outcomes')
  const [box, width] = useWidth<HTMLDivElement>()
  const fills = useFills()
  const bars = useMemo(() => everyWeek(weeks), [weeks])

  const value = (week: Week) => (measure === 'acus' ? week.acus_consumed : week.sessions)
  const say = (number: number) => (measure === 'acus' ? units(number, language) : whole(number, language))
  const top = niceTop(Math.max(...bars.map(value)))
  const y = (number: number) => HEIGHT - (number / top) * HEIGHT
  const step = (width - LEFT) / Math.max(bars.length, 1)
  const everyNth = Math.max(1, Math.ceil(LABEL / step))

  return (
    <Section
      title={`${t.summary.overTime}, ${t.summary.byWeek}`}
      end={
        <Select
          aria-label={t.summary.measure}
          value={measure}
          onChange={({ target }) => setMeasure(MEASURES.find((one) => one === target.value) ?? 'outcomes')}
          className="w-auto!"
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
          <svg width={width} height={HEIGHT + BOTTOM + 8} className="block overflow-visible">
            <Patterns fills={fills} />
            {[0, top / 2, top].map((number) => (
              <g key={number} transform={`translate(0 ${y(number) + 4})`}>
                <line x1={LEFT} x2={width} className="stroke-line" />
                <text x={LEFT - 8} dy="0.32em" textAnchor="end" className="fill-soft text-[11px]">
                  {say(number)}
                </text>
              </g>
            ))}
            {bars.map((week, at) => (
              <g key={week.value} transform={`translate(${LEFT + at * step} 4)`}>
                {at % everyNth === 0 && LEFT + at * step + LABEL <= width && (
                  <text y={HEIGHT + 17} className="fill-soft text-[11px]">
                    {day(Date.parse(week.value) / 1000, language)}
                  </text>
                )}
                {value(week) > 0 && (
                  <Link
                    to="/sessions"
                    search={{ ...filter, ...weekOf(week.value) }}
                    aria-label={`${t.summary.week} ${week.value}: ${say(value(week))}`}
                    className="[&:focus-visible>rect:first-child]:stroke-accent [&:hover>rect:first-child]:fill-hover"
                  >
                    <rect width={step} height={HEIGHT} className="fill-transparent" />
                    <title>{`${week.value}: ${say(value(week))}`}</title>
                    {measure === 'outcomes' ? (
                      <Stack week={week} width={step} y={y} fills={fills} />
                    ) : (
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
              </g>
            ))}
          </svg>
        )}
      </div>
      {measure === 'outcomes' && <Legend fills={fills} />}
      <Figures first={t.summary.week} groups={weeks} />
    </Section>
  )
}

interface StackProps {
  readonly week: Week
  readonly width: number
  readonly y: (number: number) => number
  readonly fills: ReturnType<typeof useFills>
}

/** Outcomes on one another; sessions that weren't analysed count as unknown. */
function Stack({ week, width, y, fills }: StackProps) {
  const counts = { ...week.outcomes, unknown: week.outcomes.unknown + week.sessions - week.analyzed }
  let below = 0
  return OUTCOMES.map((outcome) => {
    const from = below
    below += counts[outcome]
    return counts[outcome] === 0 ? null : (
      <rect
        key={outcome}
        x={width * 0.12}
        width={width * 0.76}
        y={y(below)}
        height={Math.max(0, y(from) - y(below) - 0.5)}
        fill={fills[outcome]}
      />
    )
  })
}

/** The next round number. */
function niceTop(most: number): number {
  if (most <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(most))
  return ([1, 2, 4, 5, 10].find((factor) => factor * power >= most) ?? 10) * power
}
