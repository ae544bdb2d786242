import { css } from './css.ts'

/** What a page of reference is made of: requests, fields, tables, examples. */
export const reference = css`
  .request {
    display: flex;
    gap: 0.6rem;
    align-items: baseline;
  }
  p.request {
    margin: 0;
    padding: 0.7rem 0.9rem;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--raised);
  }
  .request code {
    background: none;
    padding: 0;
  }
  .method {
    font: 600 0.75rem/1.5 var(--mono);
    color: var(--get);
  }
  .method.post {
    color: var(--post);
  }
  .method.delete {
    color: var(--delete);
  }
  .mark {
    display: inline-block;
    padding: 0 0.5em;
    border-radius: 1em;
    background: var(--mark-ground);
    color: var(--mark);
    font-size: 0.75rem;
    line-height: 1.6;
  }
  .mark.required {
    background: var(--raised);
    color: var(--text);
  }
  .note {
    margin: 1rem 0 0;
    padding: 0.6rem 0.9rem;
    border-inline-start: 3px solid var(--mark);
    border-radius: 0 8px 8px 0;
    background: var(--mark-ground);
  }

  .facts {
    display: grid;
    grid-template-columns: fit-content(40%) 1fr;
    gap: 0.4rem 1.25rem;
    margin: 1.25rem 0 0;
    font-size: 0.9375rem;
  }
  .facts dt {
    color: var(--quiet);
  }
  .facts dd {
    margin: 0;
  }
  @media (max-width: 30rem) {
    .facts {
      display: block;
    }
    .facts dd {
      margin: 0 0 0.5rem;
    }
  }
  .fields {
    margin: 0.5rem 0 0;
  }
  .fields > dt {
    padding-top: 0.85rem;
    border-top: 1px solid var(--line);
  }
  .fields > dd {
    margin: 0.15rem 0 0.85rem;
  }
  .fields p {
    margin: 0.15rem 0;
  }
  .fields > dt code {
    padding: 0;
    background: none;
  }
  .fields .name {
    font-weight: 600;
  }
  .fields .type {
    margin-inline: 0.35rem;
    color: var(--quiet);
    font-size: 0.8125em;
  }
  .fact {
    color: var(--quiet);
    font-size: 0.875rem;
  }
  .fact code {
    color: var(--text);
    white-space: nowrap;
  }
  .term {
    margin-inline-end: 0.4em;
  }
  details {
    margin-top: 0.5rem;
    border: 1px solid var(--line);
    border-radius: 8px;
  }
  summary {
    padding: 0.4rem 0.8rem;
    cursor: pointer;
    color: var(--quiet);
    font-size: 0.875rem;
  }
  summary:hover {
    color: var(--text);
  }
  summary code {
    overflow-wrap: anywhere;
  }
  details > .fields {
    margin: 0;
    padding: 0 0.8rem;
  }

  table {
    width: 100%;
    margin: 0.75rem 0;
    border-collapse: collapse;
    font-size: 0.9375rem;
  }
  th,
  td {
    padding: 0.5rem 0.75rem 0.5rem 0;
    border-bottom: 1px solid var(--line);
    text-align: start;
    vertical-align: baseline;
  }
  thead th {
    color: var(--quiet);
    font-size: 0.8125rem;
    font-weight: 500;
  }
  tbody th {
    font-weight: 400;
    white-space: nowrap;
  }

  .endpoints {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .endpoints li {
    padding: 0.6rem 0;
    border-bottom: 1px solid var(--line);
  }
  .endpoints .request {
    color: var(--quiet);
    font-size: 0.9375rem;
  }

  figure {
    margin: 0 0 1rem;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--raised);
    overflow: hidden;
  }
  figcaption {
    padding: 0.4rem 0.9rem;
    border-bottom: 1px solid var(--line);
    color: var(--quiet);
    font-size: 0.8125rem;
  }
  pre {
    margin: 0;
    padding: 0.8rem 0.9rem;
    overflow: auto;
    max-height: 36rem;
    font: 0.8125rem/1.55 var(--mono);
  }
  pre code {
    font: inherit;
  }
  .sh {
    white-space: pre-wrap;
  }
`
