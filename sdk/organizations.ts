import { List } from './list.ts'
import type { Paging } from './sessions.ts'
import { answerOf, type Schemas, type V3 } from './transport.ts'

export type Organization = Schemas['OrganizationResponse']
export type NewOrganization = Schemas['OrganizationCreateRequest']

export class Organizations {
  readonly #v3: V3

  constructor(v3: V3) {
    this.#v3 = v3
  }

  /** Oldest first. */
  list(paging: Paging = {}): List<Organization> {
    return new List((after) => {
      const params = { query: { ...paging, ...after } }
      return answerOf(this.#v3.GET('/v3/enterprise/organizations', { params }))
    })
  }

  create(organization: NewOrganization): Promise<Organization> {
    return answerOf(this.#v3.POST('/v3/enterprise/organizations', { body: organization }))
  }

  get(org_id: string): Promise<Organization> {
    const params = { path: { org_id } }
    return answerOf(this.#v3.GET('/v3/enterprise/organizations/{org_id}', { params }))
  }

  /** Ends an organisation and its keys, and hides its sessions. */
  delete(org_id: string): Promise<Organization> {
    const params = { path: { org_id } }
    return answerOf(this.#v3.DELETE('/v3/enterprise/organizations/{org_id}', { params }))
  }
}
