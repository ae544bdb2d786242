import type { Deed } from '../event.ts'

/** What the agents' tools do, by name in lower case. */
const DEEDS: Readonly<Record<Exclude<Deed, 'other'>, readonly string[]>> = {
  run: [
    ...['bash', 'shell', 'exec_command', 'local_shell', 'run_shell_command', 'run', 'execute_bash', 'cmdrun'],
    ...['write_stdin', 'bashoutput', 'powershell', 'container.exec', 'run_ipython', 'execute_ipython_cell'],
  ],
  read: [
    ...[
      'read',
      'view',
      'read_file',
      'read_many_files',
      'open',
      'notebookread',
      'ls',
      'list_directory',
      'list_dir',
    ],
    ...['goto', 'scroll_down', 'scroll_up', 'view_image', 'cat'],
  ],
  search: [
    ...['grep', 'glob', 'rg', 'search', 'search_file_content', 'grep_search', 'search_dir', 'search_file'],
    ...['find_file', 'codebase_search', 'tool_search', 'toolsearch'],
  ],
  edit: [
    ...['edit', 'multiedit', 'str_replace', 'replace', 'apply_patch', 'insert', 'notebookedit', 'edit_file'],
    ...['str_replace_editor', 'str_replace_based_edit_tool', 'edit_anthropic', 'undo_edit'],
  ],
  write: ['write', 'write_file', 'create', 'create_file'],
  fetch: [
    'webfetch',
    'web_fetch',
    'websearch',
    'web_search',
    'google_web_search',
    'fetch',
    'browse',
    'browseurl',
  ],
  plan: ['todowrite', 'update_plan', 'write_todos', 'update_todo', 'todo', 'exitplanmode', 'task_tracker'],
  ask: ['askuserquestion', 'ask_user', 'request_user_input', 'message_ask_user'],
  delegate: ['task', 'agent', 'spawn_agent', 'delegate', 'delegate_to_agent'],
  submit: ['submit', 'finish', 'task_complete', 'exit_forfeit', 'attempt_completion'],
}

const BY_TOOL = new Map(
  Object.entries(DEEDS).flatMap(([deed, tools]) => tools.map((tool) => [tool, deed as Deed] as const)),
)

/** What a tool does; one from an extension (`mcp__…`) does something else. */
export function deedOf(tool: string): Deed {
  return BY_TOOL.get(tool.toLowerCase()) ?? 'other'
}
