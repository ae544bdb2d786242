import Type, { type TObject, type TProperties, type TSchema } from 'typebox'
import type { members as english } from './texts/en/members.ts'

type Groups = typeof english
type Group = keyof Groups

/** A group that belongs to one shape, which has a text of its own. */
type ShapeGroup = { [G in Group]: Groups[G] extends { readonly about: string } ? G : never }[Group]

/** No schema fits a member without a text. */
type Told<G extends Group, P> = {
  [K in keyof P]: K extends Exclude<keyof Groups[G], 'about'> ? TSchema : never
}

/** A schema that the documents list under its title, as `#/components/schemas/<title>`. */
export type Named<P extends TProperties = TProperties> = TObject<P> & {
  readonly title: string
  /** The group of its texts. */
  readonly texts: ShapeGroup
}

/**
 * Members or parameters with the key of their text, `<group>.<name>`, as description: the documents put the text of
 * their language in its place.
 */
export function members<const G extends Group, P extends Told<G, P>>(group: G, properties: P): P {
  const told = Object.entries<TSchema>(properties).map(([name, schema]) => [
    name,
    // TypeBox keeps what it knows of a schema in properties that a spread would lose.
    Object.defineProperty(
      Object.defineProperties({}, Object.getOwnPropertyDescriptors(schema)),
      'description',
      {
        value: `${group}.${name}`,
        enumerable: true,
      },
    ),
  ])
  return Object.fromEntries(told) as P
}

/** A shape with members of its own. */
export function named<const G extends ShapeGroup, P extends Told<G, P> & TProperties>(
  title: G,
  own: P,
): Named<P> {
  return shape(title, title, members(title, own))
}

/** A shape that begins with members that others have too. */
export function extended<
  const G extends ShapeGroup,
  I extends TProperties,
  P extends Told<G, P> & TProperties,
>(title: G, inherited: I, own: P): Named<I & P> {
  return shape(title, title, { ...inherited, ...members(title, own) })
}

/** A shape whose texts stand under another name than its title. */
export function shape<P extends TProperties>(title: string, texts: ShapeGroup, properties: P): Named<P> {
  return Object.assign(Type.Object(properties), { title, texts })
}
