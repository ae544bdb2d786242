import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { readAccessAgain } from './access.ts'
import { useConnection } from './context.tsx'

const ORGANIZATIONS = ['organizations']

export function useOrganizations() {
  const { client } = useConnection()
  return useQuery({
    queryKey: ORGANIZATIONS,
    queryFn: () => client.organizations.list({ first: 200 }).all(),
  })
}

export function useCreateOrganization() {
  const { client } = useConnection()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (name: string) => client.organizations.create({ name }),
    onSuccess: () => Promise.all([queries.invalidateQueries({ queryKey: ORGANIZATIONS }), readAccessAgain()]),
  })
}

export function useDeleteOrganization() {
  const { client } = useConnection()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (org_id: string) => client.organizations.delete(org_id),
    // Its sessions and keys go with it.
    onSuccess: () => queries.invalidateQueries(),
  })
}
