import { Link } from '@tanstack/react-router'
import { Empty } from '../parts/state.tsx'
import { useTitle } from '../parts/title.ts'
import { useTexts } from './language.tsx'

export function NotFound() {
  const t = useTexts()
  useTitle(t.app.notFound)
  return (
    <Empty title={t.app.notFound} as="h1">
      <Link to="/sessions" className="text-accent underline underline-offset-2">
        {t.app.toSessions}
      </Link>
    </Empty>
  )
}
