/** How people say that something isn't right, at the beginning of what they say. Languages apart: no words are shared. */
const BEGINNINGS: readonly RegExp[] = [
  // English
  /^(?:no[,.! ]|nope|wrong|not (?:quite|what|like that|that)|that(?:'s| is) (?:not|wrong|incorrect)|that (?:didn't|did not|doesn't|does not) work|it(?:'s| is)? (?:still )?(?:not|doesn't|does not|didn't|isn't)|still (?:not|fail|broken|see|get|doesn't|the same)|why did you|why are you|you (?:should(?:n't| not)|forgot|missed|broke|didn't|did not|removed|deleted)|oh no\b|are you sure|i (?:said|mean|meant|didn't ask|did not ask|asked you)|please (?:revert|undo|don't|do not|stop)|revert|undo|don't|do not|stop\b|actually,? (?:no|don't|let's not|i (?:want|meant))|hmm,? (?:no|but|that)|wait,)/i,
  // Chinese, Japanese, Korean
  /^(?:不对|不是|错了|不要|别|还是(?:不|有|报)|没有(?:用|效)|为什么你|撤销|回滚|违う|違います|そうじゃな|いや|まだ(?:動|エラー|失敗)|やめて|元に戻|아니)/,
  // French, German, Spanish, Portuguese, Italian
  /^(?:non[,. ]|ce n'est pas|ça ne (?:marche|fonctionne)|tu (?:as oublié|n'as pas)|pourquoi as-tu|annule|nein[,. ]|das ist (?:nicht|falsch)|das (?:geht|funktioniert) (?:noch )?nicht|du hast (?:vergessen|nicht)|warum hast du|mach das rückgängig|no[,.] (?:eso|así)|eso no|no funciona|te olvidaste|por qué has|deshaz|não[,. ]|isso não|você esqueceu|non è|non funziona|hai dimenticato)/i,
]

/** Words anywhere in a short message that say so as well. */
const ANYWHERE =
  /\b(?:doesn't work|does not work|didn't work|isn't working|not working|still (?:fails?|failing|broken|wrong|getting|seeing|the same|not)|is (?:wrong|broken|incorrect|not right)|same error|you(?:'ve| have) (?:broken|removed|missed|forgotten)|you broke|that broke|should (?:not|n't) have|instead of (?:what|the)|not what i (?:asked|wanted|meant)|but (?:that|it)(?:'s| is) actually|i don't (?:want|like)|funktioniert nicht|ne marche (?:pas|toujours pas)|no funciona)\b|不(?:工作|行|能用)|没(?:生效|修好)|動きません|動かない/i

const ERROR_QUOTED =
  /^(?:\s*(?:-+ ?)?(?:error|traceback|typeerror|referenceerror|syntaxerror|exception|fail(?:ed|ure)?|npm err!|warning)\b|.*\b(?:TypeError|ReferenceError|SyntaxError|AttributeError|AssertionError|ImportError|KeyError|NullPointerException|Segmentation fault|panic:)\b)/im

/** How many characters a correction has at most that is told by a word in its middle. */
const SHORT = 600

/** Whether a person's message says that what was done isn't right; conservative. */
export function isCorrection(text: string): boolean {
  const own = text.trim()
  if (own === '') return false
  if (BEGINNINGS.some((beginning) => beginning.test(own))) return true
  return own.length <= SHORT && ANYWHERE.test(own)
}

/** Whether a message shows an error of what was just made. */
export function quotesError(text: string): boolean {
  return ERROR_QUOTED.test(text.slice(0, 2_000)) || ERROR_QUOTED.test(text.slice(2_000).slice(-500))
}

/** What people say after they stopped a call, and that doesn't say how it should have been. */
const GOES_ON =
  /^(?:never ?mind|sorry|ok(?:ay)?\b|yes\b|yep|sure\b|continue|go (?:on|ahead)|please (?:continue|proceed|go on)|proceed|thanks?\b)/i

/** Whether a message behind a call that its person rejected says what is wanted instead. */
export function saysInstead(text: string): boolean {
  const own = text.trim()
  return own !== '' && !GOES_ON.test(own)
}
