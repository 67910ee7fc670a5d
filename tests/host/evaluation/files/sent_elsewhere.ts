// What another file sends of this one's text is sent where this one calls for it.
import sending from './sending'

const { rawQuery } = sending

export const found = (id: string) => rawQuery(`SELECT a FROM found WHERE id = {{id}}`, { id })

export const first = () => sending.page('SELECT a FROM first', 3)

export const given = (text: string) => sending.page(text, 3)
