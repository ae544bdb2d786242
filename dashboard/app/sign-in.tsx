import { useState, type SubmitEvent } from 'react'
import { AuthenticationError, PermissionError } from '../../sdk/index.ts'
import { signIn } from '../api/access.ts'
import { Button } from '../parts/button.tsx'
import { Field, Input } from '../parts/field.tsx'
import { Inline } from '../parts/inline.tsx'
import { sentenceOf } from '../parts/state.tsx'
import type { Texts } from '../texts/en.ts'
import { useTexts } from './language.tsx'

interface SignInProps {
  /** The page is open and its sign-in has ended. */
  readonly hasEnded: boolean
  /** Why the link that opened the page didn't sign in, or null. */
  readonly linkFailure: unknown
}

/** Asks for a key. */
export function SignIn({ hasEnded, linkFailure }: SignInProps) {
  const t = useTexts()
  const [key, setKey] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const send = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await signIn(key.trim())
    } catch (error) {
      setProblem(problemOf(error, t))
      setBusy(false)
    }
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void send()
  }

  return (
    <main className="mx-auto flex min-h-full max-w-sm flex-col justify-center px-5 py-16">
      <img src="/icon.svg" alt="" className="mb-5 size-10" />
      <h1 className="mb-6 text-xl font-semibold tracking-tight">{t.signIn.title}</h1>
      {hasEnded && <p className="mb-5 text-soft">{t.signIn.ended}</p>}
      {linkFailure !== null && !hasEnded && (
        <p role="alert" className="mb-5 text-bad">
          {linkFailure instanceof AuthenticationError ? t.signIn.linkSpent : sentenceOf(linkFailure, t)}
        </p>
      )}
      <form onSubmit={submit} className="space-y-4">
        <Field label={t.signIn.key} hint={t.signIn.hint}>
          {(id) => (
            <Input
              id={id}
              type="password"
              name="key"
              required
              autoFocus
              autoComplete="off"
              spellCheck={false}
              value={key}
              onChange={(event) => setKey(event.target.value)}
              aria-invalid={problem !== null}
              className="font-mono"
            />
          )}
        </Field>
        <p role="alert" className="text-[13px] text-bad empty:hidden">
          {problem}
        </p>
        <Button type="submit" look="primary" disabled={busy} className="w-full justify-center">
          {busy ? t.signIn.checking : t.signIn.submit}
        </Button>
      </form>
      <p className="mt-6 text-xs text-soft">
        <Inline text={t.signIn.where} />
      </p>
    </main>
  )
}

function problemOf(error: unknown, t: Texts): string {
  if (error instanceof AuthenticationError) return t.signIn.unknown
  if (error instanceof PermissionError) return t.signIn.notThisKind
  return sentenceOf(error, t)
}
