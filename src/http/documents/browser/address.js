/**
 * The path and query that a filled form asks for. What is left empty isn't sent.
 * @param {string} path with `{name}` for each of its parameters
 * @param {Iterable<readonly [name: string, value: unknown]>} entries named `path.…`, `query.…`, or `lines.…` for values of a query that stand in a line each
 * @returns {string}
 */
export function addressOf(path, entries) {
  /** @type {Map<string, string>} */
  const inPath = new Map()
  const query = new URLSearchParams()
  for (const [entry, value] of entries) {
    const [, place, name = ''] = /^(path|query|lines)\.(.+)$/.exec(entry) ?? []
    if (place === undefined || typeof value !== 'string') continue
    const values = place === 'lines' ? value.split(/\r?\n/) : [value]
    for (const one of values.filter((text) => text !== '')) {
      if (place === 'path') inPath.set(name, encoded(one))
      else query.append(name, one)
    }
  }
  const filled = path.replace(/\{(\w+)\}/g, (missing, name) => inPath.get(String(name)) ?? missing)
  return query.size === 0 ? filled : `${filled}?${query.toString()}`
}

/**
 * Also what a shell would take for its own.
 * @param {string} text
 */
function encoded(text) {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
}
