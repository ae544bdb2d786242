import { List } from './list.ts'
import type { Paging } from './sessions.ts'
import { answerOf, type Schemas, type V3 } from './transport.ts'

export type User = Schemas['User']
export type Role = Schemas['UserCreateRequest']['role']

export interface NewMember {
  email: string
  role: Role
  name?: string
}

/** The people of the enterprise. */
export class Users {
  readonly #v3: V3

  constructor(v3: V3) {
    this.#v3 = v3
  }

  list(filter: Paging & { readonly email?: string } = {}): List<User> {
    return new List((after) => {
      const params = { query: { ...filter, ...after } }
      return answerOf(this.#v3.GET('/v3/enterprise/members/users', { params }))
    })
  }

  /** Gives people a role that holds in the whole enterprise. */
  add(emails: string[], role: Role): Promise<User[]> {
    const body = { emails, enterprise_role_id: role }
    return answerOf(this.#v3.POST('/v3/enterprise/members/users', { body }))
  }
}

/** The people of one organisation. */
export class Members {
  readonly #v3: V3
  readonly #path: { readonly org_id: string }

  constructor(v3: V3, org_id: string) {
    this.#v3 = v3
    this.#path = { org_id }
  }

  /** Gives a person a role here, in place of the one held before. */
  add(member: NewMember): Promise<User> {
    const params = { path: this.#path }
    return answerOf(this.#v3.POST('/v3/organizations/{org_id}/members/users', { params, body: member }))
  }
}
