import { useMutation, useQuery, useQueryClient, type Query } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { MachineImport, NewMachineImport } from '../../sdk/index.ts'
import { useConnection } from './context.tsx'

const IMPORT = ['machine', 'import']
const LOOK_AGAIN_MS = 400

const isAnother = ({ queryKey }: Query): boolean => !IMPORT.every((part, at) => queryKey[at] === part)

/** What agents have left on the machine that the server runs on. */
export function useMachineTranscripts() {
  const { client, access } = useConnection()
  return useQuery({
    queryKey: ['machine', 'transcripts'],
    queryFn: () => client.machine.transcripts(),
    enabled: access.imports_from_machine,
    staleTime: 60_000,
  })
}

/** How far the server's own import is, where it can have one; all lists are read anew at its end. */
export function useMachineImport(): MachineImport | undefined {
  const { client, access } = useConnection()
  const queries = useQueryClient()
  const { data } = useQuery({
    queryKey: IMPORT,
    queryFn: () => client.machine.standing(),
    enabled: access.imports_from_machine,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? LOOK_AGAIN_MS : false),
  })
  const isRunning = data?.state === 'running'
  useEffect(() => {
    if (!isRunning) return
    return () => void queries.invalidateQueries({ predicate: isAnother })
  }, [isRunning, queries])
  return data
}

/** Removes the demo; all lists are read anew. */
export function useRemoveDemo() {
  const { client } = useConnection()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => client.machine.removeDemo(),
    onSuccess: () => queries.invalidateQueries({ predicate: isAnother }),
  })
}

export function useStartImport() {
  const { client } = useConnection()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (what: NewMachineImport) => client.machine.import(what),
    onSuccess: (standing) => queries.setQueryData(IMPORT, standing),
  })
}
