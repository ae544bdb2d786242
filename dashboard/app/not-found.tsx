import { Link } from '@tanstack/react-router'
import { Empty } from '../parts/state.tsx'
import { useTexts } from './language.tsx'

export function NotFound() {
  const t = useTexts()
  return (
    <Empty title={t.app.notFound}>
      <Link to="/sessions" className="text-accent underline underline-offset-2">
        {t.app.toSessions}
      </Link>
    </Empty>
  )
}
