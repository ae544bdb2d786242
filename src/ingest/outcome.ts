/** The name of the notice that points at what a run's own file says of its result. */
export const OUTCOME = 'outcome'
