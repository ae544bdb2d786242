import { asking } from './asking.ts'
import { frame } from './frame.ts'
import { reference } from './reference.ts'
import { text } from './text.ts'

/** The one style of all pages, from 360 pixels up. */
export const STYLE = text + reference + asking + frame
