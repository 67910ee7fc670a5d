import { pool } from '../db'

export const findStats = () => pool.query('select 1')
