import { Clock } from './made'
import { Reader } from './reader'
import type { Job } from './other'

export async function handler(job: Job) {
  const reader = new Reader()
  const at = Clock.now()
  await reader.read(at)
  for (const key of Object.keys(reader)) await reader.all(key)
  return job.id
}
