import { Pool } from "pg";

const pool = new Pool();
const ACTIVE = "o.name IS NOT NULL";

export async function getOrg(id: string) {
  return pool.query("SELECT o.nmae FROM public.orgs o WHERE o.id = $1", [id]);
  //                          ^^^^ unknown-column "public.orgs"
}

export async function list(table: string, isLong: boolean) {
  const column = isLong ? "o.name" : "o.nmae";
  //                                    ^^^^ unknown-column
  const text = `SELECT ${column} FROM public.orgs o WHERE ${ACTIVE}`;
  await pool.query(`SELECT x.id FROM public.${table} x`);
  //                                        ^^^^^^^^ unanalysed "which name the client puts in for ${table}"
  return pool.query(text);
}

// replicalint: ignore[user-function] the function is to be created on the replicas
export const credits = (id: string) =>
  pool.query(`SELECT public.available_credits($1)`, [id]);

export async function save(name: string) {
  await pool.query(
    // replicalint: ignore[write] runs on the primary
    "UPDATE public.orgs SET name = $1",
    [name],
  );
}
