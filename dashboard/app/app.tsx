import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { Suspense, useMemo } from 'react'
import { AuthenticationError } from '../../sdk/index.ts'
import { client, queries, useAccess } from '../api/access.ts'
import { ConnectionContext } from '../api/context.tsx'
import { Failure } from '../parts/state.tsx'
import { LanguageProvider } from './language.tsx'
import { router } from './router.tsx'
import { SignIn } from './sign-in.tsx'

export function App() {
  return (
    <Suspense>
      <LanguageProvider>
        <QueryClientProvider client={queries}>
          <Connected />
        </QueryClientProvider>
      </LanguageProvider>
    </Suspense>
  )
}

/** The pages for who signed in. They stay behind a sign-in that is asked for anew, with all that was typed in them. */
function Connected() {
  const { data: access, error, refetch } = useAccess()
  const connection = useMemo(() => access && { client, access }, [access])
  const isSignedOut = error instanceof AuthenticationError
  return (
    <>
      {connection && (
        <div className="h-full" hidden={isSignedOut}>
          <ConnectionContext value={connection}>
            <RouterProvider router={router} />
          </ConnectionContext>
        </div>
      )}
      {isSignedOut && <SignIn hasEnded={connection !== undefined} />}
      {error && !isSignedOut && !connection && <Failure error={error} onRetry={() => void refetch()} />}
    </>
  )
}
