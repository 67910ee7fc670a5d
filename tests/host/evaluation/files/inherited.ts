// What a class finds in the fields that another one gives it, and what is taken away.
import { Pool } from 'pg'

const pool = new Pool()

class Repository {
  table = 'nothing'
  where = 'true'

  find() {
    return pool.query(`SELECT 1 FROM ${this.table} WHERE ${this.where}`)
  }

  count() {
    return pool.query(`SELECT count(*) FROM ${this.name()}`)
  }

  name() {
    return 'unnamed'
  }
}

export class Orders extends Repository {
  table = 'orders'

  only(condition: string) {
    this.where = 'only'
  }

  name() {
    return 'orders'
  }
}

export const without = (flag: boolean) => {
  const parts: Record<string, string> = { from: 'FROM t', where: 'WHERE a' }
  if (flag) delete parts.where
  return pool.query(`SELECT 1 ${Object.values(parts).join(' ')}`)
}
