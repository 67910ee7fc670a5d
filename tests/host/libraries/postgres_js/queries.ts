import postgres from 'postgres'

const sql = postgres('postgres://u@host/db')

// call: byId('a1')
export async function byId(id: string) {
  const [app] = await sql`
    select id, owner
      from apps
     where id = ${id}
  `
  return app
}

// call: typed('a1')
export async function typed(id: string) {
  return sql<{ id: string; name: string | null }[]>`select id, name from apps where id = ${id}`
}

// call: names('name')
export async function names(column: string) {
  return sql`select ${sql('id')}, ${sql(column)} from ${sql('public.apps')} order by ${sql(['name', 'id'])}`
}

// call: oneOf(['a', 'b'])
export async function oneOf(ids: string[]) {
  return sql`select id from apps where id in ${sql(ids)}`
}

// call: nested('o1')
// call: nested()
export async function nested(owner?: string) {
  const live = sql`deleted_at is null`
  return await sql`
    select id from apps where ${live} ${owner ? sql`and owner = ${owner}` : sql``}`
}

// call: insert({ id: 'a1', name: 'n' })
export async function insert(app: { id: string; name: string }) {
  await sql`insert into apps ${sql(app, 'id', 'name')}`
  await sql`insert into apps ${sql([app, app], 'id', 'name')} returning ${sql('id')}`
  await sql`insert into apps ${sql({ id: 'a2', name: app.name })}`
}

// call: update('a1', { name: 'n', owner: 'o' })
export async function update(id: string, app: { name: string; owner: string }) {
  await sql`update apps set ${sql(app, 'name', 'owner')} where id = ${id}`
}

// call: inTransaction('a1')
export async function inTransaction(id: string) {
  return sql.begin(async (sql) => {
    await sql`update apps set seen_at = now() where id = ${id}`
    const rows = await sql`select name from apps where id = ${id}`
    await sql.savepoint((inner) => inner`delete from app_versions where app_id = ${id}`)
    return rows
  })
}

// call: unsafe('a1')
export async function unsafe(id: string) {
  return sql.unsafe('select id from apps where id = $1', [id])
}

// call: values(['x'], { a: 1 })
export async function values(tags: string[], document: Record<string, number>) {
  await sql`select id from apps where tags && ${sql.array(tags)} and info @> ${sql.json(document)}`
  await sql`select id from apps where created_at > ${sql.typed(new Date(0), 1184)}`
}

// call: modified()
export async function modified() {
  await sql`select id from apps`.values()
  await sql`select id from channels`.simple()
  await sql`select id from orgs`.forEach(() => {})
  for await (const rows of sql`select id from app_versions`.cursor(10)) console.log(rows)
}

// call: dynamicColumns(['id', 'name'])
export async function dynamicColumns(columns: string[]) {
  return sql`select ${sql(columns)} from apps`
}

// call: dynamicTable('apps', { id: 'a1' })
export async function dynamicTable(table: string, row: { id: string }) {
  await sql`insert into ${sql(table)} ${sql(row, 'id')}`
  await sql`update ${sql(table)} set ${sql(row, 'id')} where id = ${row.id}`
  await sql`select id from ${sql(table)} where id = ${row.id}`
}

// call: chosenTable(true)
// call: chosenTable(false)
export async function chosenTable(archived: boolean) {
  const table = archived ? 'archived_apps' : 'apps'
  return sql`select id from ${sql(table)} where ${sql('deleted_at')} is null`
}

// call: several(['o1', 'o2'])
export async function several(owners: string[]) {
  const conditions = [sql`and owner is not null`, sql`and deleted_at is null`]
  return sql`select id from apps where true ${conditions} and owner in ${sql(owners)}`
}

// call: rows()
export async function rows() {
  const pairs = [
    ['a1', 1],
    ['a2', 2],
  ]
  return sql`select v.id from (values ${sql(pairs)}) as v (id, rank) where v.id in ${sql(['a1', 'a2', 'a3'])}`
}

// call: setNow('a1')
export async function setNow(id: string) {
  await sql`update apps set ${sql({ seen_at: sql`now()`, name: 'n' })} where id = ${id}`
}
