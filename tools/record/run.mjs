// Runs the host files of a folder, and prints as JSON what each of their calls sends:
// node --import tsx run.mjs FOLDER

import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import './node_postgres.mjs'
import './neon.mjs'
import './server.mjs'
import { taken, watch } from './sent.mjs'

const [folder, plan, output] = process.argv.slice(2)
const root = watch(path.resolve(folder))
const files = []
for (const name of JSON.parse(readFileSync(plan, 'utf8'))) {
  const module = await import(new URL(name, root))
  const loading = taken()
  const calls = loading.length ? [{ expression: '', sent: loading }] : []
  for (const [expression, call] of module.$calls ?? module.default.$calls) {
    let raises = null
    try {
      await call()
    } catch (error) {
      if (process.env.RECORD_STACKS) console.error(error)
      raises = `${error.name}: ${error.message.trim().split('\n')[0]}`
    }
    calls.push({ expression, sent: taken(), raises })
  }
  files.push({ name, calls })
}
writeFileSync(output, JSON.stringify(files))
process.exit(0)
