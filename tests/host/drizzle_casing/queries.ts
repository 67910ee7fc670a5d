// The names of columns are their keys in the casing of the client, which is handed in here.
import { apps } from './db'

export const listed = (client: any) => client.select({ id: apps.appId, at: apps.createdAt }).from(apps)
export const related = (client: any) => client.query.apps.findMany({ columns: { createdAt: true } })
