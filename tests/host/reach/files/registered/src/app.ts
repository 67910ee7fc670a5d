import { Hono } from 'hono'
import { router } from './routes/apps'
import './routes/orgs'
import { worker } from './routes/worker'

export const app = new Hono()

app.route('/apps', router)

export const other = worker

export default app
