#!/usr/bin/env node
// In a clone this runs src/cli/main.ts as it stands; in the published package, the JavaScript built from it.
// Plain JavaScript of an old kind, since any Node may come by: an older one is told what is wanted, or,
// in a clone, replaced by the one that the `node` development dependency brings.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { constants, homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const oldestNode = 24

const source = new URL('../src/cli/main.ts', import.meta.url)
const built = new URL('../dist/src/cli/main.js', import.meta.url)
const broughtNode = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url))
const inClone = existsSync(source)

if (Number.parseInt(process.versions.node, 10) >= oldestNode) {
  if (process.env['MUSTER_PARENT'] === String(process.ppid) || process.env['npm_command'] === 'exec')
    followParent()
  // A third of a start is compiling. Kept in the user's own folder: what is run from there nobody else may write.
  module.enableCompileCache?.(
    join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'muster', 'compiled'),
  )
  await import(inClone ? source.href : built.href)
} else if (inClone && existsSync(broughtNode)) {
  runWith(broughtNode)
} else {
  const remedy = inClone ? '; `npm ci` brings one' : ''
  process.stderr.write(`muster needs Node ${oldestNode} or newer, and this is ${process.version}${remedy}\n`)
  process.exitCode = 1
}

/**
 * Runs this file again with another Node, which takes over the standard streams; its end is this process's end.
 * @param {string} node path of a Node binary
 */
function runWith(node) {
  // A terminal's Ctrl-C reaches both; elsewhere the child stands apart, and gets each signal once, from here.
  const apart = !(process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY)
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
    detached: apart,
    env: { ...process.env, MUSTER_PARENT: String(process.pid) },
  })
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP', 'SIGINT'])) {
    process.on(signal, () => {
      if (apart || signal !== 'SIGINT') child.kill(signal)
    })
  }
  child.on('error', (error) => {
    process.stderr.write(`muster could not start ${node}: ${error.message}\n`)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + (signal === null ? 0 : constants.signals[signal]))
  })
}

/**
 * Stops this process when its parent has gone: killed outright, or the shell that npx puts between, which dies of a
 * signal without passing it on.
 */
function followParent() {
  delete process.env['MUSTER_PARENT']
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 250)
  watch.unref()
}
