import { app } from '../app'

app.get('/orgs', async () => one())

const one = () => 'select 2'
