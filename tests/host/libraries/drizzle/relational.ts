import { and, eq } from 'drizzle-orm'
import { db } from './db'
import { apps, appVersions, orgs } from './schema'

// call: all()
export const all = () => db.query.apps.findMany()

// call: first('a')
export const first = (id: string) => db.query.apps.findFirst({ where: eq(apps.appId, id) })

// call: chosen()
export const chosen = () => db.query.apps.findMany({ columns: { appId: true, name: true } })

// call: left()
export const left = () => db.query.orgs.findMany({ columns: { settings: false, credits: false } })

// call: related('o')
export const related = (org: string) =>
  db.query.apps.findMany({
    columns: { appId: true },
    with: { org: { columns: { name: true } }, versions: true },
    where: (fields, { eq }) => eq(fields.ownerOrg, org),
    orderBy: (fields, { desc, asc }) => [desc(fields.createdAt), asc(fields.name)],
    limit: 10,
    offset: 5,
  })

// call: deep()
export const deep = () =>
  db.query.orgs.findFirst({
    columns: { id: true },
    with: {
      apps: {
        columns: { appId: true },
        with: { channels: { with: { current: true }, limit: 3 }, versions: { columns: { id: true }, where: eq(appVersions.deleted, false) } },
        orderBy: (fields, { asc }) => asc(fields.name),
      },
      invoices: { where: (fields, { gt }) => gt(fields.total, '1') },
    },
    where: and(eq(orgs.name, 'x'), eq(orgs.plan, 'team')),
  })

// call: extras()
export const extras = () =>
  db.query.apps.findMany({
    columns: {},
    extras: (fields, { sql }) => ({ lower: sql<string>`lower(${fields.name})`.as('lower_name') }),
    with: { org: { extras: { n: db.$count(apps, eq(apps.ownerOrg, orgs.id)).as('n') } } },
  })

// call: multi()
export const multi = () => db.query.channels.findMany({ columns: { id: true }, with: { app: { columns: { appId: true } }, current: { columns: { name: true } } } })
