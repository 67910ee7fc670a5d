import { pool } from '../db'

const appColumns = ['id', 'name']

const isPaying = (column: string) => `${column} > 0`

export const find = async (app: string) => {
  const one = (text: string) => pool.query(text, [app])
  return one(`select ${appColumns.join()} from apps where ${isPaying('paid')}`)
}

export const findForAdmin = async () => pool.query('select * from admin')
