// postgres.js: found by host code in place of the library itself, which it is, but that its queries
// are recorded, and a server here answers them. A query made while `debug` is on keeps the stack on
// which it was made. https://github.com/porsager/postgres#all-postgres-options

import './server.mjs'
import postgres from './node_modules/postgres/src/index.js'
import { here, sent } from './sent.mjs'

let sending = '?' // the line of the query that `debug` is told of next

/** Takes the line of each query as its text is set, before which its prototype is left alone. */
function recorded(query) {
  Object.defineProperty(Object.getPrototypeOf(query), 'string', {
    get() {
      return this.recordedText
    },
    set(text) {
      this.recordedText = text
      sending = here(this.origin)
    },
  })
}

function connect(url, options) {
  const given = typeof url === 'string' ? options : url
  const debug = (_connection, text, parameters) => sent(text, parameters.length, sending)
  const server = { host: '127.0.0.1', port: process.env.PGPORT, user: 'recorded' }
  const sql = postgres({ ...given, ...server, fetch_types: false, debug })
  const query = sql`SELECT`
  if (!('string' in query)) recorded(query)
  return sql
}

export default Object.assign(connect, postgres)
