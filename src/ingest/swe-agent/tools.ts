/** The commands that SWE-agent's tools bring along, beside what a shell has; by them an action's tool is told. */
const COMMANDS: ReadonlySet<string> = new Set([
  'append_to_file',
  'click_mouse',
  'close_site',
  'connect_sendline',
  'connect_start',
  'connect_stop',
  'create',
  'debug_add_breakpoint',
  'debug_continue',
  'debug_exec',
  'debug_start',
  'debug_step',
  'debug_stop',
  'decompile',
  'disassemble',
  'edit',
  'exit_forfeit',
  'filemap',
  'find_file',
  'goto',
  'insert',
  'open',
  'open_site',
  'scroll_down',
  'scroll_up',
  'search_dir',
  'search_file',
  'set_cursors',
  'str_replace_editor',
  'submit',
  'undo_edit',
  'view_image',
])

/** The tool that an action runs: a command of SWE-agent's own, else the shell. */
export function toolOf(action: string): string {
  const word = /^\s*([\w-]+)/.exec(action)?.[1] ?? ''
  return COMMANDS.has(word) ? word : 'bash'
}
