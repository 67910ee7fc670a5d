// node-postgres, and what is built on it: every query is recorded and answered with no rows.
// https://node-postgres.com/apis/client#clientquery

import { createRequire } from 'node:module'
import { sent } from './sent.mjs'

const require = createRequire(import.meta.url)

/** Replaces what connects and sends in a `Client` that is node-postgres's or a copy of it. */
export function recordClients(Client) {
  Client.prototype.connect = function (callback) {
    this._connected = true
    if (callback) return process.nextTick(callback, null, this)
    return Promise.resolve(this)
  }
  Client.prototype.end = function (callback) {
    if (callback) return process.nextTick(callback)
    return Promise.resolve()
  }
  Client.prototype.query = function (config, values, callback) {
    if (typeof values === 'function') [values, callback] = [undefined, values]
    const result = { command: 'SELECT', rows: [], fields: [], rowCount: 0, oid: 0 }
    if (typeof config?.submit === 'function') {
      const text = config.cursor?.text ?? config.text // of a query stream, a cursor, a query
      sent(text, (config.cursor?.values ?? config.values ?? []).length)
      finish(config, result)
      return config
    }
    if (config === null || config === undefined)
      throw new TypeError('Client was passed a null or undefined query')
    const text = typeof config === 'string' ? config : config.text
    const used = values ?? config.values ?? []
    callback ??= config.callback
    sent(text, used.length)
    if (callback) return process.nextTick(callback, null, result)
    return Promise.resolve(result)
  }
}

/** Ends what a program submitted itself: a cursor, a stream, a query. */
function finish(config, result) {
  if (config.cursor) process.nextTick(() => config.push(null))
  else if (typeof config.read === 'function') {
    config.read = (count, callback) =>
      callback ? process.nextTick(callback, null, [], result) : Promise.resolve([])
    config.close = (callback) => (callback ? process.nextTick(callback) : Promise.resolve())
  } else if (config.callback) process.nextTick(config.callback, null, result)
  else process.nextTick(() => config.emit?.('end', result))
}

recordClients(require('pg').Client)
