import type { Facts } from './facts.ts'

/** What a document says otherwise than the published one, or leaves out. */
export function contradictions(published: Facts, served: Facts): string[] {
  return [...published].flatMap(([key, value]) => {
    const found = served.get(key)
    if (found === undefined) return [`${key}: published, not served`]
    if (value !== '' && found !== value) return [`${key}: published ${value}, served ${found}`]
    return []
  })
}

/**
 * The addresses of what is served and nowhere published; parts of an addition aren't listed beside it.
 * A title, type or the like that no page states adds nothing.
 */
export function additions(served: Iterable<string>, published: ReadonlySet<string>): string[] {
  const added = new Set<string>()
  for (const key of served) {
    if (published.has(key) || /:(title|tags|type|required)$/.test(key)) continue
    added.add(key.replace(/:enum=.*$/, ':enum'))
  }
  return [...added].filter((address) => !ownersOf(address).some((owner) => added.has(owner)))
}

/** What an address is a part of: `A.b:c` of `A.b` and `A`; `GET /x ?y:c` of `GET /x ?y` and `GET /x`. */
function ownersOf(address: string): string[] {
  const whole = /^(?:[A-Z]+ \S+|\w+)/.exec(address)?.[0] ?? ''
  const part = address.replace(/:\w+$/, '')
  return [whole, part].filter((owner) => owner !== address)
}
