import { titleOf } from '../domain/title.ts'

/** Where the task itself begins in what a benchmark's or a bot's template makes of it. */
const TASK =
  /^(?:ISSUE:|#+ Problem Statement:?|<(?:issue|pr|task)_description>)[ \t]*$|<(?:issue|pr|task)_description>/im

/** The title of a task that stands in a template, which begins with the same words for every task; `null` without. */
export function taskTitle(prompt: string): string | null {
  const mark = TASK.exec(prompt)
  return mark && titleOf(prompt.slice(mark.index + mark[0].length))
}
