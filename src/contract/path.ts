import Type from 'typebox'
import { members } from './members.ts'
import { nullable, text } from './primitives.ts'

/** A session in a v3 path. Published as nullable, though a path without it is another path. */
const devin_id = Type.Unsafe<string>(nullable(text))

/** An organisation in a published session path; `null` where the path leaves it out. */
const org_id = nullable(text)

export const ofOrg = Type.Object(members('path', { org_id: text }))
export const ofSession = Type.Object(members('path', { devin_id }))
export const inMaybeOrg = Type.Object(members('path', { org_id }))
export const ofSessionInOrg = Type.Object(members('path', { org_id: text, devin_id }))
export const ofSessionInMaybeOrg = Type.Object(members('path', { org_id, devin_id }))
export const ofV1Session = Type.Object(members('path', { session_id: text }))
export const ofKey = Type.Object(members('path', { key_id: text }))
