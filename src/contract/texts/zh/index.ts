import type { Texts } from '../texts.ts'
import { document } from './document.ts'
import { endpoints } from './endpoints.ts'
import { extensions } from './extensions.ts'
import { members } from './members.ts'
import { pages } from './pages.ts'

export const zh: Texts = { members, endpoints, extensions, document, pages }
