import { document } from './document.ts'
import { endpoints } from './endpoints.ts'
import { extensions } from './extensions.ts'
import { members } from './members.ts'
import { pages } from './pages.ts'

export const en = { members, endpoints, extensions, document, pages }
