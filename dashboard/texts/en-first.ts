/** What stands where no session is yet, and how an import goes. */
export const first = {
  title: 'Bring in your first sessions',
  more: 'Bring in sessions',
  found: (count: number): string =>
    count === 1
      ? '{agents} session was found in {folders}. Its sub-agents come with it.'
      : '{agents} sessions were found in {folders}. Their sub-agents come with them.',
  ofAgent: '{count} {agent}',
  onlyRead:
    'Your files are only read. Muster keeps what it makes of them in its own database on this machine.',
  import: 'Import them',
  demo: 'Load a demo set',
  demoIsHere: (count: number) =>
    count === 1
      ? '1 session of the demo set is here, not counting its sub-agents.'
      : `${format(count)} sessions of the demo set are here, not counting their sub-agents.`,
  demoIsPartlyHere: '{count} of the {size} sessions of the demo set are here, not counting their sub-agents.',
  restOfDemo: 'Load the rest of the demo set',
  removeDemo: 'Remove the demo set',
  removingDemo: 'Removing the demo set…',
  demoRemoved: (count: number) =>
    count === 1
      ? 'The demo set was removed: 1 session, and its sub-agents.'
      : `The demo set was removed: ${format(count)} sessions, and their sub-agents.`,
  removeDemoText:
    'Its sessions go, with what was analysed of them. Your own stay as they are. It can be loaded again.',
  demoHint: 'Or look around with invented sessions.',
  nothing: 'No agent has left sessions on this machine',
  looked: 'Looked in {folders}.',
  unreadable: (count: number) =>
    count === 1 ? 'One place couldn’t be read: {reason}' : `${count} places couldn’t be read: {reason}`,
  organization: 'Organisation that gets them',
  byCommand: 'Bring in the sessions of the agents on your machine:',
  importing: 'Importing sessions',
  loading: 'Loading the demo set',
  finding: 'Looking for files…',
  files: '{done} of {total} files',
  ofDemo: '{done} of {total} sessions',
  imported: (count: number) =>
    count === 1 ? 'Imported 1 session.' : `Imported ${format(count)} sessions, counting sub-agents.`,
  unchanged: (count: number) =>
    count === 1 ? '1 was here already, unchanged.' : `${format(count)} were here already, unchanged.`,
  loaded: (count: number) => `Loaded a demo set of ${format(count)} sessions, not counting their sub-agents.`,
  skipped: (count: number) =>
    count === 1 ? '1 file held no session.' : `${format(count)} files held no session.`,
  failed: (count: number) =>
    count === 1 ? '1 file couldn’t be read' : `${format(count)} files couldn’t be read`,
  brokeOff: 'The import broke off: {reason}',
  stopped: 'The import ended with the server. What it brought in stays; import again for the rest.',
}

function format(count: number): string {
  return count.toLocaleString('en')
}
