import { Pool } from 'pg'

abstract class Base {
  read(at: string) {
    return this.open(at)
  }

  protected open(at: string) {
    return this.row(at)
  }

  close() {}

  abstract row(at: string): string

  never() {
    return this.row('')
  }
}

export class Reader extends Base {
  private client = new Pool()

  constructor() {
    super()
    this.close()
  }

  row(at: string) {
    return this.client.query('select $1', [at])
  }

  all = async (key: string) => this.client.query('select * from t')

  write() {
    return this.client.query('insert into t default values')
  }
}
