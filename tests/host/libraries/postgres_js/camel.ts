import postgres, { type Sql, type TransactionSql } from 'postgres'

const sql = postgres('postgres://u@host/db', { max: 1, transform: postgres.camel })
const other = postgres({ host: 'host', transform: { undefined: null } })

// call: names({ appId: 'a1', createdBy: 'o' })
export async function names(app: { appId: string; createdBy: string }) {
  await sql`select ${sql(['appId', 'createdBy'])} from ${sql('orgApps')}`
  await sql`update apps set ${sql(app, 'createdBy')} where ${sql('appId')} = ${app.appId}`
}

// call: asTheyAre()
export async function asTheyAre() {
  return other`select ${other('appId')} from apps`
}

// call: given(sql, 'a1')
export async function given(sql: Sql, id: string) {
  return sql`select ${sql('name')} from apps where id = ${id}`
}

// call: inside('a1')
export async function inside(id: string) {
  return sql.begin('read only', (transaction) => touched(transaction, id))
}

async function touched(sql: TransactionSql, id: string) {
  await sql`update ${sql('orgApps')} set ${sql('seenAt')} = now() where id = ${id}`
}
