import { createClient, type SupabaseClient } from '@supabase/supabase-js'

const supabase = createClient('https://example.supabase.co', 'key')

export async function byOwner(owner: string) {
  const { data } = await supabase
    .from('apps')
    .select('id, name, orgs (name)')
    .eq('owner', owner)
    .order('id')
    .limit(10)
  return data
}

export async function credits(org: string) {
  return supabase.rpc('org_credits', { org })
}

export async function invoices() {
  return supabase.schema('billing').from('invoices').select('*')
}

export async function renamed(client: SupabaseClient, id: string, name: string) {
  await client.from('apps').update({ name }).eq('id', id)
  await client.from('renames').insert({ app: id })
}

export async function signedIn() {
  return supabase.auth.getUser()
}
