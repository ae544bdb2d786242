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

/** `linkFailure`: why the link that opened the page didn't sign in, or null. */
export function App({ linkFailure }: { linkFailure: unknown }) {
  return (
    <Suspense>
      <LanguageProvider>
        <QueryClientProvider client={queries}>
          <Connected linkFailure={linkFailure} />
        </QueryClientProvider>
      </LanguageProvider>
    </Suspense>
  )
}

/** The pages for who signed in. They stay behind a sign-in that is asked for anew, with all that was typed in them. */
function Connected({ linkFailure }: { linkFailure: unknown }) {
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
      {isSignedOut && <SignIn hasEnded={connection !== undefined} linkFailure={linkFailure} />}
      {error && !isSignedOut && !connection && <Failure error={error} onRetry={() => void refetch()} />}
    </>
  )
}
