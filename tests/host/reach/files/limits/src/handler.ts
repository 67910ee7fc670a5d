import { clean } from './admin'
import { reader, writer } from './db'
import { log } from '../other/log'

export function handler() {
  log()
  return reader()
}

function both() {
  clean()
  return [reader(), writer()]
}
