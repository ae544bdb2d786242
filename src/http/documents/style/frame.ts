import { css } from './css.ts'

/** What stands around the text: header, lists of pages, columns where there is room for them. */
export const frame = css`
  .skip {
    position: absolute;
    left: -100vw;
    background: var(--ground);
    padding: 0.75rem 1rem;
    z-index: 1;
  }
  .skip:focus {
    left: 0;
  }

  header {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.5rem;
    align-items: center;
    justify-content: space-between;
    padding: 0.75rem 1.25rem;
    border-bottom: 1px solid var(--line);
  }
  .brand {
    color: inherit;
    font-weight: 650;
    text-decoration: none;
  }
  .languages ul {
    display: flex;
    gap: 1rem;
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: 0.875rem;
  }
  .languages a {
    color: var(--quiet);
    text-decoration: none;
  }
  .languages a:hover,
  .languages [aria-current] {
    color: var(--text);
  }
  .languages [aria-current] {
    font-weight: 600;
  }

  .endpoints-nav {
    display: none;
  }
  main {
    max-width: 48rem;
    margin: 0 auto;
    padding: 2rem 1.25rem 3rem;
  }
  footer {
    margin-top: 3rem;
    padding-top: 1rem;
    border-top: 1px solid var(--line);
    font-size: 0.875rem;
  }

  @media (min-width: 62rem) {
    .frame {
      display: grid;
      grid-template-columns: 17rem minmax(0, 1fr);
      max-width: 96rem;
      margin: 0 auto;
    }
    .endpoints-nav {
      display: block;
      position: sticky;
      top: 0;
      max-height: 100vh;
      overflow-y: auto;
      padding: 1.5rem 1rem 2rem 1.25rem;
      border-inline-end: 1px solid var(--line);
      font-size: 0.875rem;
      line-height: 1.4;
    }
    .endpoints-nav p {
      margin: 1.25rem 0 0.35rem;
      padding-inline: 0.6rem;
      font-weight: 600;
    }
    .endpoints-nav p:first-child {
      margin-top: 0;
    }
    .endpoints-nav ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .endpoints-nav a {
      display: block;
      padding: 0.3rem 0.6rem;
      border-radius: 6px;
      color: var(--quiet);
      text-decoration: none;
    }
    .endpoints-nav a:hover {
      color: var(--text);
    }
    .endpoints-nav [aria-current] {
      background: var(--raised);
      color: var(--accent);
      font-weight: 500;
    }
    main {
      padding: 2.5rem 2.5rem 4rem;
    }
  }
  @media (min-width: 80rem) {
    main {
      display: grid;
      grid-template-columns: minmax(0, 1.25fr) minmax(0, 1fr);
      grid-template-rows: auto auto 1fr;
      column-gap: 3rem;
      max-width: none;
      margin: 0;
    }
    .top,
    footer {
      grid-column: 1 / -1;
    }
    .example {
      position: sticky;
      top: 1.5rem;
      align-self: start;
      max-height: calc(100vh - 3rem);
      overflow-y: auto;
    }
    .example > h2:first-child,
    .example > .try {
      margin-top: 0;
    }
    .facts-of > h2:first-child {
      margin-top: 0;
    }
    pre {
      max-height: 60vh;
    }
  }
  @media print {
    .endpoints-nav,
    .languages,
    .skip {
      display: none;
    }
  }
`
