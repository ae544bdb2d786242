import { useConnection } from '../api/context.tsx'

/** The organisations that one may choose among. */
export function OrganizationOptions() {
  const { organizations } = useConnection().access
  return organizations.map(({ org_id, name }) => (
    <option key={org_id} value={org_id}>
      {name}
    </option>
  ))
}
