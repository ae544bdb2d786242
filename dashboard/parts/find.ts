import { createContext } from 'react'

/** What is searched for: texts below mark it. */
export const FindContext = createContext('')
