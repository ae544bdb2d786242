/** The label of an issue, as people read it. */
export function issueName(label: string): string {
  return label.replaceAll('_', ' ')
}
