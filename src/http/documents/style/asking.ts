import { css } from './css.ts'

/** What one types into: the search, and forms to try an endpoint with. */
export const asking = css`
  [hidden] {
    display: none !important;
  }
  input,
  select,
  textarea,
  button {
    padding: 0.4rem 0.6rem;
    border: 1px solid var(--edge);
    border-radius: 6px;
    background: var(--ground);
    color: var(--text);
    font: 0.875rem/1.5 var(--sans);
  }
  input:not([type='checkbox']),
  select,
  textarea {
    width: 100%;
  }
  .try input:not([type='checkbox']),
  .try select,
  .try textarea {
    font-family: var(--mono);
  }
  textarea {
    display: block;
    resize: vertical;
  }
  button {
    cursor: pointer;
    font-weight: 550;
  }
  button:disabled {
    color: var(--quiet);
    cursor: default;
  }
  [type='submit']:enabled,
  .confirmed {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--ground);
  }
  [aria-invalid='true'] {
    border-color: var(--delete);
    outline: 1px solid var(--delete);
  }

  .search {
    position: relative;
    flex: 0 1 26rem;
    min-width: 0;
  }
  .search input {
    padding-inline-end: 2rem;
  }
  .search kbd {
    position: absolute;
    inset: 0.5rem 0.6rem auto auto;
    padding: 0 0.4rem;
    border: 1px solid var(--line);
    border-radius: 4px;
    background: var(--ground);
    color: var(--quiet);
    font: 0.75rem/1.4 var(--mono);
    pointer-events: none;
  }
  .search input:focus + kbd {
    display: none;
  }
  .search [role='listbox'],
  .search [role='status']:not(:empty, .unseen) {
    position: absolute;
    inset: calc(100% + 0.35rem) 0 auto;
    z-index: 2;
    max-height: min(26rem, 70vh);
    margin: 0;
    padding: 0.35rem;
    overflow-y: auto;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--ground);
    box-shadow: 0 8px 24px #00000033;
    list-style: none;
    font-size: 0.875rem;
  }
  .search [role='status']:not(:empty, .unseen) {
    padding: 0.6rem 0.9rem;
    color: var(--quiet);
  }
  .search [role='option'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.6rem;
    padding: 0.4rem 0.55rem;
    border-radius: 6px;
    cursor: pointer;
  }
  .search [role='option']:hover,
  .search [aria-selected='true'] {
    background: var(--raised);
  }
  .search [aria-selected='true'] {
    box-shadow: inset 3px 0 var(--accent);
  }
  .search [role='option'] span {
    flex-basis: 100%;
    font-weight: 550;
  }
  .search [role='option'] code {
    padding: 0;
    background: none;
    color: var(--quiet);
    font-size: 0.75rem;
  }
  .search [role='option'] .field {
    color: var(--mark);
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (max-width: 40rem) {
    .search {
      order: 1;
      flex-basis: 100%;
    }
  }

  .to-try {
    display: inline-block;
    margin-bottom: 1.25rem;
  }
  @media (min-width: 80rem) {
    .to-try {
      display: none;
    }
  }
  .try {
    margin: 2rem 0 0;
    background: var(--raised);
  }
  .try > summary {
    padding: 0.65rem 0.9rem;
    color: var(--accent);
    font-size: 1rem;
    font-weight: 600;
  }
  .try form,
  .outcome:not(:empty),
  .result {
    margin: 0;
    padding: 0.25rem 0.9rem 0.75rem;
  }
  .input {
    min-width: 0;
    margin: 0.75rem 0 0;
    padding: 0;
    border: 0;
  }
  .input > label,
  .input legend {
    display: block;
    margin-bottom: 0.2rem;
    padding: 0;
    font-size: 0.875rem;
  }
  fieldset label {
    display: inline-flex;
    gap: 0.35rem;
    align-items: center;
    margin-inline-end: 0.9rem;
    font: 0.8125rem/1.8 var(--mono);
  }
  .input .name {
    font-weight: 600;
  }
  .input .type,
  .hint {
    color: var(--quiet);
    font-size: 0.8125rem;
  }
  .hint,
  .who {
    margin: 0.25rem 0 0;
  }
  .who {
    font-size: 0.875rem;
  }
  .inputs {
    padding: 0 0.8rem 0.8rem;
  }
  .try form details {
    margin-top: 1rem;
    background: var(--ground);
  }
  .try figure {
    margin: 1rem 0 0;
    background: var(--ground);
  }
  .buttons {
    display: flex;
    gap: 0.6rem;
    margin: 1rem 0 0;
  }
  .outcome {
    margin: 0;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .outcome.wrong,
  .problems {
    color: var(--delete);
  }
  .headers {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0.15rem 0.9rem;
    margin: 0 0 0.6rem;
    font: 0.75rem/1.5 var(--mono);
  }
  .headers dt {
    color: var(--quiet);
  }
  .headers dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .problems {
    margin: 0 0 0.6rem;
    padding-inline-start: 1.1rem;
    font-size: 0.875rem;
  }
  .problems:empty {
    display: none;
  }
  .result pre {
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--ground);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  dialog {
    max-width: min(34rem, calc(100vw - 2rem));
    padding: 1.25rem;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--ground);
    color: var(--text);
  }
  dialog::backdrop {
    background: #00000080;
  }
  dialog pre {
    border-radius: 8px;
    background: var(--raised);
  }
  dialog .buttons {
    justify-content: flex-end;
  }
  @media print, (scripting: none) {
    .search,
    .to-try,
    .try {
      display: none;
    }
  }
`
