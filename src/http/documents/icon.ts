/** The picture in the tab of a page: rows of a list, the first one marked. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <rect width="32" height="32" rx="7" fill="#3355cc"/>
  <g fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round">
    <path d="M8 10h.01M13 10h11M8 16h.01M13 16h11M8 22h.01M13 22h11"/>
  </g>
</svg>
`
