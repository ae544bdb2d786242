/**
 * Record kinds that say nothing the others don't: context that is written down again, repetitions for the
 * screen, progress, settings. Any kind that stands neither here nor in the reader is told of as not understood.
 */
export const IRRELEVANT_RECORDS = ['world_state', 'inter_agent_communication_metadata']

export const IRRELEVANT_ITEMS = [
  'ghost_snapshot',
  'additional_tools',
  'compaction',
  'compaction_summary',
  'compaction_trigger',
  'context_compaction',
  'other',
]

export const IRRELEVANT_EVENTS = [
  'agent_message_delta',
  'agent_message_content_delta',
  'agent_reasoning',
  'agent_reasoning_delta',
  'agent_reasoning_raw_content',
  'agent_reasoning_section_break',
  'background_event',
  'collab_agent_interaction_begin',
  'collab_agent_interaction_end',
  'collab_agent_spawn_begin',
  'collab_agent_spawn_end',
  'collab_close_begin',
  'collab_close_end',
  'collab_resume_begin',
  'collab_resume_end',
  'collab_waiting_begin',
  'collab_waiting_end',
  // The same moment as the record `compacted`.
  'context_compacted',
  'deprecation_notice',
  'dynamic_tool_call_request',
  'exec_command_begin',
  'exec_command_output_delta',
  'guardian_warning',
  'hook_completed',
  'hook_started',
  'image_generation_begin',
  'item_started',
  'mcp_startup_complete',
  'mcp_startup_update',
  'mcp_tool_call_begin',
  'model_reroute',
  'model_verification',
  'patch_apply_begin',
  'patch_apply_updated',
  'plan_delta',
  'plan_update',
  'raw_response_item',
  'reasoning_content_delta',
  'reasoning_raw_content_delta',
  'safety_buffering',
  'session_configured',
  'shutdown_complete',
  'sub_agent_activity',
  'terminal_interaction',
  'thread_goal_updated',
  'thread_settings_applied',
  'turn_diff',
  'turn_moderation_metadata',
  'view_image_tool_call',
  'web_search_begin',
  'web_search_end',
]

/** Events that open and close a turn. */
export const TURN_STARTS = ['task_started', 'turn_started']
export const TURN_ENDS = ['task_complete', 'turn_complete', 'turn.completed']

/** Events that end a call, and may be the only ones to say that it failed. */
export const CALL_ENDS = [
  'dynamic_tool_call_response',
  'exec_command_end',
  'image_generation_end',
  'mcp_tool_call_end',
  'patch_apply_end',
]

/** Items of `item_completed`. All but the two messages repeat a response item; tools are looked at for failure. */
export const COMPLETED_ITEMS = [
  'CollabAgentToolCall',
  'CommandExecution',
  'ContextCompaction',
  'DynamicToolCall',
  'Extension',
  'FileChange',
  'HookPrompt',
  'ImageGeneration',
  'ImageView',
  'McpToolCall',
  'Plan',
  'Reasoning',
  'Sleep',
  'SubAgentActivity',
  'WebSearch',
]

/** Events that change a turn's course, worth a step of their own, and whether they are errors. */
export const NOTICES: Readonly<Record<string, true | null>> = {
  apply_patch_approval_request: null,
  elicitation_request: null,
  entered_review_mode: null,
  error: true,
  exec_approval_request: null,
  exited_review_mode: null,
  guardian_assessment: null,
  request_permissions: null,
  request_user_input: null,
  stream_error: true,
  thread_rolled_back: null,
  turn_aborted: null,
  undo_completed: null,
  warning: null,
}
