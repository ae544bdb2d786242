import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ApiKey, NewApiKey } from '../../sdk/index.ts'
import { useConnection } from './context.tsx'

export const KEYS = ['keys'] as const

/** All keys, newest first. */
export function useKeyList() {
  const { client } = useConnection()
  return useQuery({
    queryKey: KEYS,
    queryFn: () => client.keys.list({ first: 200 }).all(),
    select: newestFirst,
  })
}

function newestFirst(keys: readonly ApiKey[]): ApiKey[] {
  return keys.toReversed()
}

export function useCreateKey() {
  const { client } = useConnection()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (key: NewApiKey) => client.keys.create(key),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEYS }),
    // The secret is shown once: it isn't kept when that is over.
    gcTime: 0,
  })
}

export function useRevokeKey() {
  const { client } = useConnection()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (key_id: string) => client.keys.revoke(key_id),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEYS }),
  })
}
