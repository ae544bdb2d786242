import { Link } from '@tanstack/react-router'
import {
  Building2,
  ChartNoAxesColumn,
  Columns2,
  Command,
  FolderInput,
  HelpCircle,
  KeyRound,
  List,
  X,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { useConnection, useMay } from '../api/context.tsx'
import { IconButton } from '../parts/button.tsx'
import { builtIn, removeView, views, type View } from '../sessions/views.ts'
import { fill } from '../texts/fill.ts'
import { Account } from './account.tsx'
import { useTexts } from './language.tsx'
import { useStored } from './store.ts'

interface SidebarProps {
  /** On small screens it is shown on demand. */
  readonly open: boolean
  readonly onPalette: () => void
  readonly onHelp: () => void
}

const ENTRY =
  'flex h-8 items-center gap-2.5 rounded-md px-2.5 text-[13px] text-soft transition-colors hover:bg-hover hover:text-text aria-[current=page]:bg-hover aria-[current=page]:font-medium aria-[current=page]:text-text'

export function Sidebar({ open, onPalette, onHelp }: SidebarProps) {
  const t = useTexts()
  const saved = useStored(views)
  const managesKeys = useMay('ManageAccountServiceUsers')
  const managesOrganizations = useMay('ManageOrganizations')
  const importsFromMachine = useConnection().access.imports_from_machine
  const [, ...shared] = builtIn(t)
  return (
    <nav
      aria-label={t.app.navigation}
      className={`${open ? 'flex' : 'hidden'} shrink-0 flex-col border-b border-line bg-sunk md:flex md:w-56 md:border-r md:border-b-0`}
    >
      <div className="hidden h-13 items-center gap-2.5 px-4 md:flex">
        <img src="/icon.svg" alt="" className="size-5.5" />
        <span className="font-semibold tracking-tight">Muster</span>
      </div>
      <div className="relative min-h-0 flex-1 space-y-0.5 overflow-auto p-2">
        <Entry to="/sessions" icon={<List className="size-4" />}>
          {t.app.sessions}
        </Entry>
        {[...shared, ...saved].map((view) => (
          <ViewEntry key={view.name} view={view} removable={saved.includes(view)} />
        ))}
        <div className="h-2" />
        <Entry to="/insights" icon={<ChartNoAxesColumn className="size-4" />}>
          {t.app.insights}
        </Entry>
        <Entry to="/compare" icon={<Columns2 className="size-4" />}>
          {t.app.compare}
        </Entry>
        {(managesKeys || managesOrganizations || importsFromMachine) && (
          <p className="px-2.5 pt-5 pb-1 text-xs text-soft">{t.app.administration}</p>
        )}
        {managesKeys && (
          <Entry to="/keys" icon={<KeyRound className="size-4" />}>
            {t.app.keys}
          </Entry>
        )}
        {managesOrganizations && (
          <Entry to="/organizations" icon={<Building2 className="size-4" />}>
            {t.app.organizations}
          </Entry>
        )}
        {importsFromMachine && (
          <Entry to="/import" icon={<FolderInput className="size-4" />}>
            {t.app.import}
          </Entry>
        )}
      </div>
      <div className="flex items-center gap-1 border-t border-line p-2">
        <Account />
        <IconButton label={`${t.palette.title} (⌘K)`} onClick={onPalette}>
          <Command className="size-4" />
        </IconButton>
        <IconButton label={`${t.help.title} (?)`} onClick={onHelp}>
          <HelpCircle className="size-4" />
        </IconButton>
      </div>
    </nav>
  )
}

interface EntryProps {
  readonly to: '/sessions' | '/insights' | '/compare' | '/keys' | '/organizations' | '/import'
  readonly icon: ReactNode
  readonly children: ReactNode
}

function Entry({ to, icon, children }: EntryProps) {
  return (
    <Link to={to} activeOptions={{ includeSearch: false }} className={ENTRY}>
      {icon}
      <span className="truncate">{children}</span>
    </Link>
  )
}

function ViewEntry({ view, removable }: { view: View; removable: boolean }) {
  const t = useTexts()
  return (
    <div className="group relative">
      <Link
        to="/sessions"
        search={view.search}
        activeOptions={{ includeSearch: true, exact: true }}
        className={`${ENTRY} pl-9`}
      >
        <span className="truncate">{view.name}</span>
      </Link>
      {removable && (
        <span className="absolute top-0.5 right-0.5 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100">
          <IconButton
            label={fill(t.list.removeView, { name: view.name })}
            onClick={() => removeView(view.name)}
          >
            <X className="size-3.5" />
          </IconButton>
        </span>
      )}
    </div>
  )
}
