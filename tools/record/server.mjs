// A server for clients that cannot be replaced (postgres.js): it speaks the protocol, takes every
// statement, and answers none with rows.
// https://www.postgresql.org/docs/current/protocol-message-formats.html

import { EventEmitter } from 'node:events'
import net from 'node:net'

const ready = message('Z', Buffer.from('I'))
const complete = message('C', Buffer.from('SELECT 0\0'))

function message(type, body = Buffer.alloc(0)) {
  const head = Buffer.alloc(5)
  head.write(type)
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

/** The parameters of a statement as text, as many as it has of them. */
function described(text) {
  const numbers = [...text.matchAll(/\$(\d+)/g)].map((match) => Number(match[1]))
  const count = Math.max(0, ...numbers)
  const body = Buffer.alloc(2 + 4 * count)
  body.writeInt16BE(count)
  for (let index = 0; index < count; index++) body.writeInt32BE(25, 2 + 4 * index)
  return Buffer.concat([message('t', body), message('n')])
}

function startup(socket) {
  const parameters = [['server_version', '16.0'], ['client_encoding', 'UTF8']]
  const status = parameters.map(([name, value]) => message('S', Buffer.from(`${name}\0${value}\0`)))
  const key = message('K', Buffer.alloc(8))
  socket.write(Buffer.concat([message('R', Buffer.alloc(4)), ...status, key, ready]))
}

function serve(socket) {
  let rest = Buffer.alloc(0)
  let isStarted = false
  let prepared = ''
  socket.on('error', () => {})
  socket.on('data', (data) => {
    rest = Buffer.concat([rest, data])
    for (;;) {
      const head = isStarted ? 1 : 0
      if (rest.length < head + 4) return
      const length = head + rest.readInt32BE(head)
      if (rest.length < length) return
      const body = rest.subarray(head + 4, length)
      const type = isStarted ? String.fromCharCode(rest[0]) : ''
      rest = rest.subarray(length)
      if (!isStarted) {
        isStarted = true
        startup(socket)
      } else if (type === 'Q') socket.write(Buffer.concat([complete, ready]))
      else if (type === 'P') {
        prepared = body.toString().split('\0')[1]
        socket.write(message('1'))
      } else if (type === 'D') socket.write(described(prepared))
      else if (type === 'B') socket.write(message('2'))
      else if (type === 'E') socket.write(complete)
      else if (type === 'C') socket.write(message('3'))
      else if (type === 'S') socket.write(ready)
      else if (type === 'X') socket.end()
    }
  })
}

const server = net.createServer(serve)
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
server.unref()
EventEmitter.defaultMaxListeners = 0 // each host file's clients are left open
process.env.PGHOST = '127.0.0.1'
process.env.PGPORT = String(server.address().port)
process.env.PGUSER = process.env.PGDATABASE = process.env.PGPASSWORD = 'recorded'
