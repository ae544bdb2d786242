/**
 * @typedef {object} Command
 * @property {string} method
 * @property {string} url
 * @property {string} [type] of what it carries
 * @property {string} [data] what it carries
 * @property {string} [file] the name of what it carries
 */

/**
 * A command that calls an endpoint; the key is taken from the variable MUSTER_KEY.
 * @param {Command} command
 * @returns {string}
 */
export function curlOf({ method, url, type, data, file }) {
  return [
    `curl ${method === 'GET' ? '' : `-X ${method} `}"${url}"`,
    '-H "Authorization: Bearer $MUSTER_KEY"',
    ...(type === undefined ? [] : [`-H "Content-Type: ${type}"`]),
    ...(data === undefined ? [] : [`-d ${quoted(data)}`]),
    ...(file === undefined
      ? []
      : [`--data-binary ${/^[\w.-]+$/.test(file) ? `@${file}` : quoted(`@${file}`)}`]),
  ].join(' \\\n  ')
}

/** @param {string} text as one word of a shell */
function quoted(text) {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}
