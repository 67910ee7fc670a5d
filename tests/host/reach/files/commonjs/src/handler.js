const db = require('./db')

exports.handler = async () => {
  const { find } = await import('./lazy.js')
  return [db.read(), find()]
}

exports.other = () => db.write()
