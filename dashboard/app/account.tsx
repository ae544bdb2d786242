import { useMutation } from '@tanstack/react-query'
import { LogOut, Settings2 } from 'lucide-react'
import { signOut } from '../api/access.ts'
import { useConnection } from '../api/context.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Menu, MenuChoice, MenuItem, MenuLabel } from '../parts/menu.tsx'
import { Failure } from '../parts/state.tsx'
import { isLanguage, language, LANGUAGES, useTexts } from './language.tsx'
import { useStored } from './store.ts'
import { theme, THEMES } from './theme.ts'

/** Who is signed in, with language and theme. */
export function Account() {
  const t = useTexts()
  const leave = useMutation({ mutationFn: signOut })
  const { name } = useConnection().access
  const chosenLanguage = useStored(language)
  const chosenTheme = useStored(theme)
  const languages = Object.entries(LANGUAGES).flatMap(([code, label]) =>
    isLanguage(code) ? [[code, label] as const] : [],
  )
  return (
    <>
      {leave.error && (
        <Dialog title={t.app.signOut} open onClose={leave.reset}>
          <Failure error={leave.error} onRetry={leave.mutate} />
        </Dialog>
      )}
      <Menu
        trigger={
          <button
            type="button"
            className="flex h-8 min-w-0 flex-1 items-center gap-2 rounded-md px-2.5 text-left text-[13px] text-soft hover:bg-hover hover:text-text"
          >
            <Settings2 className="size-4 shrink-0" />
            <span className="truncate">{name}</span>
          </button>
        }
      >
        <MenuLabel>{t.app.theme}</MenuLabel>
        <MenuChoice
          value={chosenTheme}
          choices={THEMES.map((one) => [one, t.app[one]])}
          onChoose={theme.set}
        />
        <MenuLabel>{t.app.language}</MenuLabel>
        <MenuChoice value={chosenLanguage} choices={languages} onChoose={language.set} />
        <div className="my-1 border-t border-line" />
        <MenuItem onSelect={() => leave.mutate()}>
          <LogOut className="size-4" />
          {t.app.signOut}
        </MenuItem>
      </Menu>
    </>
  )
}
