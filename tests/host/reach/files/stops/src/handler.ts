import { count, reader, write } from './db'

export async function first() {
  return write()
}

// replicalint: primary writes the cache
// (twice a day)
export async function refresh() {
  return write()
}

export async function handler() {
  if (reader()) {
    await refresh()
  }
  new Store().save()

  // replicalint: primary counts on the primary
  await count({
    now: true,
  })
  return reader()
}

class Store {
  other = 1

  /* replicalint: primary saves */
  save() {
    return write()
  }
}
