import { Check } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import { useState, type ReactNode } from 'react'
import { FLOATING } from './popover.tsx'

const ITEM =
  'flex h-8 cursor-default items-center gap-2 rounded px-2 text-[13px] outline-none select-none data-highlighted:bg-hover data-disabled:opacity-50'

/** Not modal: a modal one would lock scrolling by an inline style, which the page's policy forbids. */
export function Menu({ trigger, children }: { trigger: ReactNode; children: ReactNode }) {
  // Drawn anew as it opens: by then the region is there that it opens in.
  const [open, setOpen] = useState(false)
  return (
    <Radix.Root modal={false} open={open} onOpenChange={setOpen}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      {/* Inside the page's own region, where screen readers look for it. */}
      <Radix.Portal container={document.getElementById('content')}>
        <Radix.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className={`${FLOATING} max-h-(--radix-dropdown-menu-content-available-height) min-w-44 overflow-auto p-1`}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 pt-2 pb-1 text-xs text-soft">{children}</Radix.Label>
}

export function MenuItem({ onSelect, children }: { onSelect: () => void; children: ReactNode }) {
  return (
    <Radix.Item onSelect={onSelect} className={ITEM}>
      {children}
    </Radix.Item>
  )
}

interface ChoiceProps<Value extends string> {
  readonly value: Value
  readonly choices: readonly (readonly [Value, string])[]
  readonly onChoose: (value: Value) => void
}

export function MenuChoice<Value extends string>({ value, choices, onChoose }: ChoiceProps<Value>) {
  return (
    <Radix.RadioGroup value={value}>
      {choices.map(([one, label]) => (
        <Radix.RadioItem key={one} value={one} onSelect={() => onChoose(one)} className={ITEM}>
          <Tick />
          {label}
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  )
}

interface CheckProps {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly children: ReactNode
}

/** Stays open: one ticks several. */
export function MenuCheck({ checked, onChange, children }: CheckProps) {
  return (
    <Radix.CheckboxItem
      checked={checked}
      onCheckedChange={onChange}
      onSelect={(event) => event.preventDefault()}
      className={ITEM}
    >
      <Tick />
      {children}
    </Radix.CheckboxItem>
  )
}

function Tick() {
  return (
    <span className="size-4 text-accent">
      <Radix.ItemIndicator>
        <Check className="size-4" />
      </Radix.ItemIndicator>
    </span>
  )
}
