import { css } from './css.ts'

/** Colours, light or dark as the reader’s system is, and type. */
export const text = css`
  :root {
    color-scheme: light dark;
    --ground: #ffffff;
    --raised: #f5f6f8;
    --text: #1b1e24;
    --quiet: #5a6270;
    --line: #e2e5ea;
    --edge: #868e9b;
    --accent: #2f51c4;
    --get: #0b6b46;
    --post: #2f51c4;
    --delete: #b3261e;
    --mark: #7a4b00;
    --mark-ground: #fdf3dd;
    --mono: ui-monospace, 'SF Mono', 'Cascadia Code', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
    --sans:
      system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'PingFang SC', 'Microsoft YaHei',
      'Noto Sans CJK SC', sans-serif;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --ground: #101216;
      --raised: #181b21;
      --text: #e4e7ec;
      --quiet: #9aa4b2;
      --line: #2a2f38;
      --edge: #6b7482;
      --accent: #93acff;
      --get: #5fd0a0;
      --post: #93acff;
      --delete: #ff9b93;
      --mark: #f0c674;
      --mark-ground: #2b2416;
    }
  }
  * {
    box-sizing: border-box;
  }
  html {
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;
  }
  body {
    margin: 0;
    background: var(--ground);
    color: var(--text);
    font: 1rem/1.6 var(--sans);
  }
  a {
    color: var(--accent);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
    border-radius: 3px;
  }
  main:focus {
    outline: none;
  }
  code {
    font: 0.875em/1.5 var(--mono);
    overflow-wrap: anywhere;
  }
  p code,
  dd code,
  td code,
  th code,
  li > code {
    background: var(--raised);
    border-radius: 4px;
    padding: 0.1em 0.35em;
  }
  h1,
  h2,
  h3 {
    line-height: 1.25;
    text-wrap: balance;
  }
  h1 {
    margin: 0 0 0.5rem;
    font-size: clamp(1.6rem, 1.3rem + 1.2vw, 2.1rem);
    letter-spacing: -0.015em;
  }
  h2 {
    margin: 2.5rem 0 0.75rem;
    font-size: 1.25rem;
  }
  h3 {
    margin: 1.75rem 0 0.5rem;
    font-size: 1rem;
  }
  .lead {
    margin: 0 0 1.5rem;
    color: var(--quiet);
    font-size: 1.0625rem;
  }
  p {
    margin: 0.5rem 0;
  }
`
