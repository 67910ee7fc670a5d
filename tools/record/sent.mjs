// What the host code sends, in order, each statement with the line of host code that sent it.

import { createHook, executionAsyncId, triggerAsyncId } from 'node:async_hooks'
import { fileURLToPath, pathToFileURL } from 'node:url'
import path from 'node:path'

Error.stackTraceLimit = Infinity

let folder = ''
let statements = []
const lines = new Map() // of the promises and callbacks in whose making host code stood

/** The innermost line of host code on a stack: `queries.ts:12`. */
function lineOf(stack) {
  for (const line of stack.split('\n')) {
    const match = /(?:\(|at |async )((?:file:\/\/)?\/[^()]*?):(\d+):\d+\)?$/.exec(line)
    if (!match) continue
    const file = match[1].startsWith('file:') ? fileURLToPath(match[1].replace(/\?.*$/, '')) : match[1]
    if (file.startsWith(folder)) return `${path.relative(folder, file)}:${match[2]}`
  }
  return undefined
}

createHook({
  init(id, type, trigger) {
    const line = folder && lineOf(new Error().stack)
    const inherited = lines.get(executionAsyncId()) ?? lines.get(trigger)
    if (line || inherited) lines.set(id, line || inherited)
  },
}).enable()

/** From here on, stacks are searched for files of this folder. */
export function watch(hostFolder) {
  folder = hostFolder + path.sep
  return pathToFileURL(folder)
}

/** The line of host code that is being run, as far as a stack or what awaits it tells. */
export function here(stack = new Error().stack) {
  return lineOf(stack) ?? lines.get(executionAsyncId()) ?? lines.get(triggerAsyncId()) ?? '?'
}

/** Records a statement as it goes to the server. */
export function sent(text, parameters, line = here()) {
  statements.push({ text, parameters, line })
}

/** What has been sent since it was last asked for. */
export function taken() {
  const found = statements
  statements = []
  return found
}
