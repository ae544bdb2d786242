/** Whether a message says that the work is done, or that it works; not that it will be. */
export function claimsSuccess(text: string): boolean {
  const end = text.slice(-3_000)
  if (NOT_YET.test(end.slice(0, 400))) return false
  return CLAIM.test(end)
}

const CLAIM =
  /\b(?:(?:all|everything|it|that|this|tests?|build)(?:'s| is| are| now)? (?:now )?(?:done|complete[d]?|fixed|working|works|pass(?:es|ing)?|green|implemented|ready)|(?:successfully|i've|i have|have been|has been|was|were) (?:now )?(?:fixed|implemented|completed|resolved|added|updated|created|verified|mended|refactored|removed)|all (?:tests|checks) (?:pass|are passing|passed)|task (?:is )?complete|done[.!]|fixed[.!]|perfect!|works now|lgtm)|(?:^|\n)(?:done|fixed|complete|implemented|✅|summary of (?:the )?changes)|已(?:完成|修复|解决|实现)|完了しました|修正しました|c'est (?:fait|corrigé|terminé)|(?:ist|wurde) (?:fertig|behoben|erledigt)|(?:está|queda) (?:listo|arreglado|hecho)/i

/** What comes before a result that isn't there yet, or says that it failed. */
const NOT_YET =
  /^(?:let me|let's|now (?:let|i'll|i will)|i'll|i will|next[, ]|first[, ])|\b(?:still (?:fail|broken)|(?:couldn't|could not|unable to|failed to|not able to)|(?:tests?|build) (?:still )?fail|remaining (?:fail|issue)|didn't work|not (?:yet )?(?:done|complete|fixed))/i

/** Whether a message announces what comes next instead of ending. */
export function announcesMore(text: string): boolean {
  const end = text.trim().split('\n').at(-1) ?? ''
  return (
    /(?:^|[.!] )(?:let me|now (?:let me|i'll|i will|i need to)|i'll (?:now|start|check|look|run|fix|update|create|add)|next,? i'll|i will now|i(?:'m| am) going to)\b[^?]*[:.…]?$/i.test(
      end,
    ) ||
    /(?:^|[.!] )(?:now )?(?:verifying|checking|(?:re-?)?running|testing|committing|pushing|reading)\b[^?.!]*[.…]?$/i.test(
      end,
    ) ||
    /[:：]$/.test(end)
  )
}
