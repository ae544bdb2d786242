import { createHash } from 'node:crypto'

/** The ways in which a message is written down; a version uses one or two of them. */
export type Form = 'item' | 'event' | 'completed'

/** More messages in a row without a reply than anybody types. */
const MOST = 50

/**
 * Most versions write a message twice, as a response item and as an event, in either order and with nothing
 * of weight between. An equal text in a form that it hasn't had yet is the same message again.
 */
export class Twins {
  #recent: { readonly digest: string; readonly forms: Set<Form> }[] = []

  /** Whether this is another form of a message already seen. */
  isRepeat(form: Form, text: string): boolean {
    const digest = createHash('sha256').update(text.trim()).digest('base64')
    const twin = this.#recent.find((one) => one.digest === digest && !one.forms.has(form))
    if (twin) twin.forms.add(form)
    else this.#recent = [...this.#recent.slice(-MOST), { digest, forms: new Set([form]) }]
    return twin !== undefined
  }

  /** Something came between: what is written from now on is new. */
  part(): void {
    this.#recent = []
  }
}
