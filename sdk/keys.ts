import { List } from './list.ts'
import type { Paging } from './sessions.ts'
import { answerOf, type Schemas, type V3 } from './transport.ts'

export type ApiKey = Schemas['ApiKey']
export type NewApiKey = Schemas['ApiKeyCreateRequest']

export class Keys {
  readonly #v3: V3

  constructor(v3: V3) {
    this.#v3 = v3
  }

  /** All keys ever made, oldest first, without their secrets. */
  list(paging: Paging = {}): List<ApiKey> {
    return new List((after) => {
      const params = { query: { ...paging, ...after } }
      return answerOf(this.#v3.GET('/v3/enterprise/keys', { params }))
    })
  }

  /** Makes a key. Its secret, `key`, is in this answer alone. */
  create(key: NewApiKey): Promise<Schemas['ApiKeyCreated']> {
    return answerOf(this.#v3.POST('/v3/enterprise/keys', { body: key }))
  }

  /** Ends a key at once and for good. */
  revoke(key_id: string): Promise<ApiKey> {
    const params = { path: { key_id } }
    return answerOf(this.#v3.DELETE('/v3/enterprise/keys/{key_id}', { params }))
  }
}
