import { QueryCache, QueryClient, useQuery } from '@tanstack/react-query'
import { AuthenticationError, ConnectionError, type Access } from '../../sdk/index.ts'
import { connect } from './client.ts'
import { Reachability } from './reachability.ts'

const ACCESS = ['access']

/** The client repeats what failed itself; asking again when one comes back to the page keeps it true. */
export const queries: QueryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: 10_000 },
    // Offline, what is sent fails where it was sent, and doesn't wait to be sent later unseen.
    mutations: { networkMode: 'always' },
  },
  queryCache: new QueryCache({
    onError: (error, { queryKey }) => {
      if (error instanceof ConnectionError) reachability.lost()
      if (error instanceof AuthenticationError && queryKey[0] !== ACCESS[0]) void readAccessAgain()
    },
  }),
})

/** Speaks through the sign-in that this browser keeps. */
export const client = connect({
  csrfToken: () => queries.getQueryData<Access>(ACCESS)?.csrf_token ?? null,
})

export const reachability = new Reachability(client, () => void refetchFailed())

/** What the one who signed in may do, and where; the error is an `AuthenticationError` where nobody did. */
export function useAccess() {
  return useQuery({ queryKey: ACCESS, queryFn: () => client.access(), staleTime: 60_000 })
}

export function readAccessAgain(): Promise<void> {
  return queries.invalidateQueries({ queryKey: ACCESS })
}

/** Has the browser keep a sign-in with a key, where no script reads it. */
export async function signIn(key: string): Promise<void> {
  queries.setQueryData(ACCESS, await connect({ key }).signIn())
  await refetchFailed()
}

function refetchFailed(): Promise<void> {
  return queries.refetchQueries({ predicate: ({ state }) => state.status === 'error' })
}

/** Ends the sign-in, and forgets all that was read with it. */
export async function signOut(): Promise<void> {
  await client.signOut()
  location.assign('/sign-in')
}
