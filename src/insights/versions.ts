import type { AnalysisLayer } from '../domain/vocabulary.ts'

/** Of each layer. Raised when the same session would be told differently: what was told before is stale then. */
export const VERSIONS: Readonly<Record<AnalysisLayer, number>> = { rules: 2, model: 1 }
