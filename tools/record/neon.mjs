// @neondatabase/serverless, and @vercel/postgres on top of it: a copy of node-postgres over
// WebSockets, and queries by HTTP. https://github.com/neondatabase/serverless

import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { recordClients } from './node_postgres.mjs'
import { sent } from './sent.mjs'

const require = createRequire(import.meta.url)
const answer = { command: 'SELECT', rowCount: 0, rows: [], fields: [], rowAsArray: true }

async function fetched(_url, request) {
  const body = JSON.parse(request.body)
  for (const { query, params } of body.queries ?? [body]) sent(query, params.length)
  const result = body.queries ? { results: body.queries.map(() => answer) } : answer
  return new Response(JSON.stringify(result), { status: 200 })
}

const own = createRequire(require.resolve('@vercel/postgres'))
const loaded = [
  require('@neondatabase/serverless'),
  own('@neondatabase/serverless'),
  await import('@neondatabase/serverless'),
  await import(pathToFileURL(own.resolve('@neondatabase/serverless').replace(/\.js$/, '.mjs'))),
]
for (const neon of loaded) {
  neon.neonConfig.fetchFunction = fetched
  recordClients(neon.Client)
}
process.env.POSTGRES_URL ??= 'postgres://u:p@host-pooler.example/db'
