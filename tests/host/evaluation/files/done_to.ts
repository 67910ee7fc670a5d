// A record that another module changes.
import { Pool } from 'pg'

const pool = new Pool()
export const conf = { schema: 'own' }

export const own = () => pool.query(`SELECT 1 FROM ${conf.schema}.own`)
