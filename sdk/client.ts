import { Keys } from './keys.ts'
import { Machine } from './machine.ts'
import { Organizations } from './organizations.ts'
import { EnterpriseSessions, MemberSessions, OrganizationSessions } from './sessions.ts'
import { answerOf, connect, type ClientOptions, type Schemas, type V1, type V3 } from './transport.ts'
import { Members, Users } from './users.ts'
import type { paths as V1Paths } from './v1.generated.ts'
import type { paths as V3Paths } from './v3.generated.ts'

/** Who a key speaks for. */
export type Self =
  | Schemas['ServiceUserSelf']
  | Schemas['PatUserSelf']
  | Schemas['DevinBrainUserSelf']
  | Schemas['WindsurfSessionUserSelf']

export type Access = Schemas['Access']

/** A connection with one key. Its methods throw `ApiError` and `ConnectionError`. */
export class MusterClient {
  /** Sessions of all organisations, for a key of the enterprise. */
  readonly sessions: EnterpriseSessions
  /** Sessions of all organisations that the key belongs to: its one, or those of a person. */
  readonly memberSessions: MemberSessions
  readonly organizations: Organizations
  readonly users: Users
  readonly keys: Keys
  readonly machine: Machine
  /** Every endpoint by its path, as openapi-fetch calls them: `{ data, error, response }`. */
  readonly v1: V1
  readonly v3: V3

  constructor(options: ClientOptions) {
    this.v1 = connect<V1Paths>(options)
    this.v3 = connect<V3Paths>(options)
    this.sessions = new EnterpriseSessions(this.v3)
    this.memberSessions = new MemberSessions(this.v3)
    this.organizations = new Organizations(this.v3)
    this.users = new Users(this.v3)
    this.keys = new Keys(this.v3)
    this.machine = new Machine(this.v3)
  }

  /** What belongs to one organisation. */
  organization(org_id: string): { readonly sessions: OrganizationSessions; readonly members: Members } {
    return { sessions: new OrganizationSessions(this.v3, org_id), members: new Members(this.v3, org_id) }
  }

  self(): Promise<Self> {
    return answerOf(this.v3.GET('/v3/self'))
  }

  /** What the caller may do, and where. */
  access(): Promise<Access> {
    return answerOf(this.v3.GET('/v3/self/access'))
  }

  /** Has the browser keep a sign-in with this client's key, for pages that then need none. */
  signIn(): Promise<Access> {
    return answerOf(this.v3.POST('/v3/self/sign-in'))
  }

  /** Ends the browser's sign-in. */
  async signOut(): Promise<void> {
    await answerOf(this.v3.DELETE('/v3/self/sign-in'))
  }
}
