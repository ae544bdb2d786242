import { authenticationFailure } from './authentication-failure.ts'
import { contextLost } from './context-lost.ts'
import { costlyChange } from './costly-change.ts'
import { editTestLoop } from './edit-test-loop.ts'
import { editUndone } from './edit-undone.ts'
import { failingCheck } from './failing-check.ts'
import { largeOutput } from './large-output.ts'
import { longWait } from './long-wait.ts'
import { missingTool } from './missing-tool.ts'
import { networkFailure } from './network-failure.ts'
import { permissionRefused } from './permission-refused.ts'
import { rateLimited } from './rate-limited.ts'
import { repeatedFailure } from './repeated-failure.ts'
import { repeatedRequest } from './repeated-request.ts'
import type { Rule } from './rule.ts'
import { secretExposed } from './secret-exposed.ts'
import { unfinished } from './unfinished.ts'
import { unsupportedClaim } from './unsupported-claim.ts'
import { userCorrection } from './user-correction.ts'
import { userInterruption } from './user-interruption.ts'
import { wrongPath } from './wrong-path.ts'

/** Every rule, in the order of the docs' table. */
export const RULES: readonly Rule[] = [
  missingTool,
  failingCheck,
  repeatedFailure,
  editTestLoop,
  editUndone,
  wrongPath,
  permissionRefused,
  authenticationFailure,
  networkFailure,
  rateLimited,
  contextLost,
  userCorrection,
  userInterruption,
  repeatedRequest,
  longWait,
  unfinished,
  unsupportedClaim,
  secretExposed,
  largeOutput,
  costlyChange,
]
