import { fill, type Texts } from '../../contract/texts/texts.ts'
import type { Fact, Field, FieldMark, Shape } from './page.ts'
import { partsOf, type Schema, type Schemas } from './schema.ts'

/** A shape of so few members wraps others: those are shown at once. */
const WRAPPER = 4

/** Tells parameters and members in one language. */
export class Fields {
  readonly #schemas: Schemas
  readonly #texts: Texts['pages']

  constructor(schemas: Schemas, texts: Texts['pages']) {
    this.#schemas = schemas
    this.#texts = texts
  }

  /** The members of a shape; for a body also which of them it must have. */
  of({ properties = {}, required = [] }: Schema, isBody = false): Field[] {
    const members = Object.entries(properties)
    return members.map(([name, schema]) => ({
      ...this.#field(name, schema, isBody && required.includes(name)),
      shapes: this.#schemas.shapesOf(schema).map((shape): Shape => {
        const label = fill(this.#texts.members, { shape: shape.title ?? '' })
        return { label, isOpen: members.length <= WRAPPER, fields: this.of(shape) }
      }),
    }))
  }

  /** A parameter. None is ever sent as null, though some are published so. */
  parameter(name: string, schema: Schema, isRequired: boolean): Field {
    const field = this.#field(name, schema, isRequired)
    return { ...field, type: field.type.replace(' | null', '') }
  }

  #field(name: string, schema: Schema, isRequired: boolean): Field {
    const { required, extension } = this.#texts
    const marks: FieldMark[] = []
    if (isRequired) marks.push({ kind: 'required', text: required })
    if (schema['x-muster-extension'] !== undefined) marks.push({ kind: 'extension', text: extension })
    return {
      name,
      type: this.#schemas.typeOf(schema),
      marks,
      text: schema.description ?? '',
      facts: this.#facts(schema),
      shapes: [],
    }
  }

  #facts(schema: Schema): Fact[] {
    const texts = this.#texts
    const parts = partsOf(schema)
    const values = parts.flatMap(({ enum: list = [], const: one }) => (one === undefined ? list : [one]))
    const limits = parts.flatMap((part) => this.#limits(part))
    const fallback = schema.default ?? undefined
    return [
      ...(values.length > 0 ? [{ term: texts.values, text: values.map(code).join(' ') }] : []),
      ...(fallback === undefined ? [] : [{ term: texts.fallback, text: code(JSON.stringify(fallback)) }]),
      ...(limits.length > 0 ? [{ term: '', text: limits.join(' ') }] : []),
      ...(schema['x-muster-extension'] === undefined
        ? []
        : [{ term: '', text: schema['x-muster-extension'] }]),
    ]
  }

  #limits({ minimum, maximum, maxItems }: Schema): string[] {
    const { between, atLeast, atMost, mostValues, language } = this.#texts
    const format = new Intl.NumberFormat(language.tag)
    const said = (text: string, numbers: Record<string, number>): string =>
      fill(text, Object.fromEntries(Object.entries(numbers).map(([name, one]) => [name, format.format(one)])))
    const limits: string[] = []
    if (minimum !== undefined && maximum !== undefined) limits.push(said(between, { minimum, maximum }))
    else if (maximum !== undefined) limits.push(said(atMost, { maximum }))
    // That a count isn't negative goes without saying.
    else if (minimum !== undefined && minimum > 0) limits.push(said(atLeast, { minimum }))
    if (maxItems !== undefined) limits.push(said(mostValues, { maximum: maxItems }))
    return limits
  }
}

export function code(text: string): string {
  return `\`${text}\``
}
