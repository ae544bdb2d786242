import { parseSync, Visitor } from 'oxc-parser'

/** What a source asks for, in every form there is: import, export … from, import(), a type's import, new URL(…). */
export function importsIn(name: string, source: string): string[] {
  const { program, errors } = parseSync(name, source)
  if (errors[0] !== undefined) throw new Error(`${name}: ${errors[0].message}`)

  const found: string[] = []
  const take = (node: unknown): void => {
    if (isText(node)) found.push(node.value)
  }
  new Visitor({
    ImportDeclaration: (node) => take(node.source),
    ExportNamedDeclaration: (node) => take(node.source),
    ExportAllDeclaration: (node) => take(node.source),
    ImportExpression: (node) => take(node.source),
    TSImportType: (node) => take(node.source),
    NewExpression: ({ callee, arguments: [first] }) => {
      if (
        callee.type === 'Identifier' &&
        callee.name === 'URL' &&
        isText(first) &&
        first.value.startsWith('.')
      )
        take(first)
    },
  }).visit(program)
  return found
}

function isText(node: unknown): node is { readonly value: string } {
  return typeof node === 'object' && node !== null && 'value' in node && typeof node.value === 'string'
}
