import { useNavigate } from '@tanstack/react-router'
import { Command } from 'cmdk'
import { Dialog } from 'radix-ui'
import { useEffect, useState, type ReactNode } from 'react'
import { useConnection, useMay } from '../api/context.tsx'
import { useFound } from '../api/found.ts'
import { isSessionId, sessionIdIn } from '../api/session-id.ts'
import { useFocusBack } from '../parts/focus-back.ts'
import { SafeText } from '../parts/safe-text.tsx'
import { Time } from '../parts/time.tsx'
import { builtIn, views } from '../sessions/views.ts'
import { fill } from '../texts/fill.ts'
import { useTexts } from './language.tsx'
import { useSettled } from './settled.ts'
import { useStored } from './store.ts'
import { theme, THEMES } from './theme.ts'

const GROUP =
  '**:[[cmdk-group-heading]]:px-2 **:[[cmdk-group-heading]]:py-1.5 **:[[cmdk-group-heading]]:text-xs **:[[cmdk-group-heading]]:text-soft'

export function Palette({ onClose }: { onClose: () => void }) {
  const t = useTexts()
  const navigate = useNavigate()
  const saved = useStored(views)
  const managesKeys = useMay('ManageAccountServiceUsers')
  const managesOrganizations = useMay('ManageOrganizations')
  const importsFromMachine = useConnection().access.imports_from_machine
  const [text, setText] = useState('')
  const typed = text.trim()
  const settled = useSettled(typed)
  const found = useFound(typed === '' ? '' : settled)
  const isId = isSessionId(sessionIdIn(typed))
  const [selected, setSelected] = useState('')
  const [first] = found
  useEffect(() => {
    if (isId && first) setSelected(first.session_id)
  }, [isId, first])
  const focusBack = useFocusBack()
  const does = (action: () => unknown) => () => {
    onClose()
    void action()
  }
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <div className="fixed inset-0 z-40 bg-veil" />
        <Dialog.Content
          aria-describedby={undefined}
          onCloseAutoFocus={focusBack}
          className="fixed top-[12vh] left-1/2 z-50 w-[min(560px,calc(100vw-24px))] -translate-x-1/2 overflow-hidden rounded-xl border border-line bg-raised shadow-float outline-none"
        >
          <Dialog.Title className="sr-only">{t.palette.title}</Dialog.Title>
          <Command label={t.palette.title} loop value={selected} onValueChange={setSelected}>
            <Command.Input
              value={text}
              onValueChange={setText}
              placeholder={t.palette.search}
              className="h-12 w-full border-b border-line bg-transparent px-4 text-[15px] outline-none placeholder:text-soft"
            />
            <Command.List className="max-h-[50vh] overflow-auto p-1.5">
              <Command.Group heading={t.palette.go} className={GROUP}>
                {[...builtIn(t), ...saved].map(({ name, search }) => (
                  <Item key={name} onSelect={does(() => navigate({ to: '/sessions', search }))}>
                    {name}
                  </Item>
                ))}
                <Item onSelect={does(() => navigate({ to: '/insights' }))}>{t.app.insights}</Item>
                <Item onSelect={does(() => navigate({ to: '/compare' }))}>{t.compare.title}</Item>
                {managesKeys && <Item onSelect={does(() => navigate({ to: '/keys' }))}>{t.app.keys}</Item>}
                {managesOrganizations && (
                  <Item onSelect={does(() => navigate({ to: '/organizations' }))}>{t.app.organizations}</Item>
                )}
                {importsFromMachine && (
                  <Item onSelect={does(() => navigate({ to: '/import' }))}>{t.app.import}</Item>
                )}
              </Command.Group>
              <Command.Group heading={t.palette.appearance} className={GROUP}>
                {THEMES.map((one) => (
                  <Item
                    key={one}
                    onSelect={does(() => theme.set(one))}
                  >{`${t.app.theme}: ${t.app[one]}`}</Item>
                ))}
              </Command.Group>
              {typed !== '' && !isId && (
                <Command.Item
                  forceMount
                  value={`search ${text}`}
                  onSelect={does(() => navigate({ to: '/sessions', search: { q: typed } }))}
                  className={ITEM}
                >
                  {fill(t.palette.searchFor, { text: typed })}
                </Command.Item>
              )}
              {found.length > 0 && (
                <Command.Group forceMount heading={t.list.title} className={GROUP}>
                  {found.map(({ session_id: id, title, updated_at }) => (
                    <Command.Item
                      key={id}
                      forceMount
                      value={id}
                      onSelect={does(() => navigate({ to: '/sessions/$id', params: { id } }))}
                      className={`${ITEM} gap-3`}
                    >
                      <bdi className="min-w-0 flex-1 truncate">
                        {title ? <SafeText text={title} links={false} /> : t.list.untitled}
                      </bdi>
                      <span className="text-xs text-soft">
                        <Time at={updated_at} />
                      </span>
                    </Command.Item>
                  ))}
                </Command.Group>
              )}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

const ITEM =
  'flex h-9 cursor-default items-center truncate rounded-md px-2.5 text-[13px] select-none data-[selected=true]:bg-hover'

function Item({ onSelect, children }: { onSelect: () => void; children: ReactNode }) {
  return (
    <Command.Item onSelect={onSelect} className={ITEM}>
      {children}
    </Command.Item>
  )
}
