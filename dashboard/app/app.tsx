import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { ConnectionContext, type Connection } from '../api/context.tsx'
import { LanguageProvider } from './language.tsx'
import { router } from './router.tsx'
import { SignIn } from './sign-in.tsx'

/** The client repeats what failed itself; asking again when one comes back to the page keeps it true. */
const queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 10_000 } } })

export function App() {
  const [connection, setConnection] = useState<Connection | null>(null)
  const signOut = () => {
    setConnection(null)
    queries.clear()
  }
  return (
    <Suspense>
      <LanguageProvider>
        <QueryClientProvider client={queries}>
          {connection === null ? (
            <SignIn onSignedIn={setConnection} />
          ) : (
            <ConnectionContext value={connection}>
              <RouterProvider router={router} context={{ signOut }} />
            </ConnectionContext>
          )}
        </QueryClientProvider>
      </LanguageProvider>
    </Suspense>
  )
}
