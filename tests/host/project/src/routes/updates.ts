import { database } from '../database'
import { getApp, getOverride, getUpdate } from '../queries/updates'
import { devicesOf } from '../queries/devices'

export async function handler(appId: string, deviceId: string) {
  const app = await getApp(database, appId, ['mau', 'bandwidth'])
  if (!app?.planValid) {
    return null
  }
  const override = await getOverride(database, appId, deviceId)
  return override.at(0) ?? (await getUpdate(database, appId, 'ios', false)).at(0)
}

export const devices = (appId: string) => devicesOf(appId, 100)
