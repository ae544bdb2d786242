import { ArrowDown, ArrowUp, SlidersHorizontal } from 'lucide-react'
import { SORTS, type ListSearch } from '../api/search.ts'
import { useTexts } from '../app/language.tsx'
import { useStored } from '../app/store.ts'
import { Button } from '../parts/button.tsx'
import { Menu, MenuCheck, MenuChoice, MenuLabel } from '../parts/menu.tsx'
import { COLUMNS, columns, DENSITIES, density } from './settings.ts'

interface DisplayMenuProps {
  readonly search: ListSearch
  readonly onChange: (search: ListSearch) => void
}

/** Order, columns and density. */
export function DisplayMenu({ search, onChange }: DisplayMenuProps) {
  const t = useTexts()
  const shown = useStored(columns)
  const tightness = useStored(density)
  const { sort = 'created_at', order = 'desc', ...filter } = search
  const Arrow = order === 'asc' ? ArrowUp : ArrowDown
  return (
    <Menu
      trigger={
        <Button>
          <SlidersHorizontal className="size-3.5 text-soft" />
          <span className="sr-only sm:not-sr-only">{t.list.view}</span>
          <span className="sr-only text-soft lg:not-sr-only">{t.sort[sort]}</span>
          <Arrow className="size-3.5 text-soft" />
        </Button>
      }
    >
      <MenuLabel>{t.list.sort}</MenuLabel>
      <MenuChoice
        value={sort}
        choices={SORTS.map((one) => [one, t.sort[one]])}
        onChoose={(next) => onChange({ ...search, sort: next })}
      />
      <div className="my-1 border-t border-line" />
      <MenuChoice
        value={order}
        choices={[
          ['desc', t.list.descending],
          ['asc', t.list.ascending],
        ]}
        onChoose={(next) => onChange({ ...filter, sort, ...(next === 'asc' && { order: next }) })}
      />
      <MenuLabel>{t.list.density}</MenuLabel>
      <MenuChoice
        value={tightness}
        choices={DENSITIES.map((one) => [one, t.list[one]])}
        onChoose={density.set}
      />
      <MenuLabel>{t.list.columns}</MenuLabel>
      {COLUMNS.map((name) => (
        <MenuCheck
          key={name}
          checked={shown.includes(name)}
          onChange={(checked) =>
            columns.set(COLUMNS.filter((one) => (one === name ? checked : shown.includes(one))))
          }
        >
          {t.column[name]}
        </MenuCheck>
      ))}
    </Menu>
  )
}
