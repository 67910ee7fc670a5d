import { pool } from '../database'

const DEVICES = 'public.channel_devices'

export async function devicesOf(appId: string, limit?: number) {
  const tail = limit === undefined ? '' : 'LIMIT $2'
  const values = limit === undefined ? [appId] : [appId, limit]
  return pool.query(
    `SELECT d.device_id, d.channel_id
     FROM ${DEVICES} AS d
     WHERE d.app_id = $1
     ORDER BY d.created_at DESC ${tail}`,
    values,
  )
}

export async function channelOf(appId: string, deviceId: string) {
  const client = await pool.connect()
  try {
    const found = await client.query({
      text: 'SELECT c.name, c.version FROM public.channels AS c '
        + 'JOIN public.channel_devices AS d ON d.channel_id = c.id '
        + 'WHERE d.app_id = $1 AND d.device_id = $2',
      values: [appId, deviceId],
    })
    return found.rows.at(0)
  } finally {
    client.release()
  }
}

function condition(name: string) {
  return name ? 'AND c.name = $2' : 'AND c.public'
}

export const countChannels = (appId: string, name: string) =>
  pool.query(
    'SELECT count(*) FROM public.channels AS c WHERE c.app_id = $1 ' + condition(name),
    name ? [appId, name] : [appId],
  )
