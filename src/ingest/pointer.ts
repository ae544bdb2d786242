import { objectOf } from './fields.ts'

/** The pointer (RFC 6901) itself where something stands there in the value, else to the nearest that it is a part of. */
export function standingPointer(value: unknown, pointer: string): string {
  let here = value
  let found = ''
  for (const key of pointer.split('/').slice(1)) {
    const holder: object | null = Array.isArray(here) ? here : objectOf(here)
    if (holder === null || !Object.hasOwn(holder, key)) return found
    here = Reflect.get(holder, key)
    found += `/${key}`
  }
  return found
}
