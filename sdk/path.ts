/** A path with its parameters filled in; one that is null is left out with its slash. */
export function serializePath(path: string, params: Readonly<Record<string, unknown>>): string {
  return path.replaceAll(/\/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name]
    return value === null ? '' : `/${encodeURIComponent(String(value as string))}`
  })
}
