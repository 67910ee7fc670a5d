import { writer } from './db'

export function removeAll() {
  return writer().query('delete from apps')
}
