import { Pool } from "pg";

const pool = new Pool();

// One branch alone brings about what is wrong in it, whatever else is chosen.
export async function one(isLong: boolean, isOrdered: boolean) {
  const column = isLong ? "o.name" : "o.nmae";
  //                                    ^^^^ unknown-column
  const order = isOrdered ? "ORDER BY o.id" : "";
  return pool.query(`SELECT ${column} FROM public.orgs o ${order}`);
}

// So do both branches, each with a fault of its own.
export async function each(isLong: boolean, isOrdered: boolean) {
  const column = isLong ? "o.nam" : "o.nmae";
  //                         ^^^ unknown-column
  //                                   ^^^^ unknown-column
  const order = isOrdered ? "ORDER BY o.id" : "";
  return pool.query(`SELECT ${column} FROM public.orgs o ${order}`);
}

// A branch that stands in another one is a branch.
export async function nested(isLong: boolean, isOrdered: boolean, isDown: boolean) {
  const order = isOrdered ? `ORDER BY ${isDown ? "o.nmae DESC" : "o.id"}` : "";
  //                                                ^^^^ unknown-column
  const column = isLong ? "o.name" : "o.id";
  return pool.query(`SELECT ${column} FROM public.orgs o ${order}`);
}

// What is wrong in any case stays so.
export async function always(isLong: boolean, isOrdered: boolean) {
  const column = isLong ? "o.name" : "o.id";
  const order = isOrdered ? "ORDER BY o.id" : "";
  return pool.query(`SELECT ${column}, o.nmae FROM public.orgs o ${order}`);
  //                                     ^^^^ unknown-column
}

// Whether the column is chosen without the join, nobody knows who does not know the callers.
export async function apart(isNamed: boolean, isJoined: boolean) {
  const column = isNamed ? ", o.name" : "";
  //                          ^^^^^^ undecided "missing FROM-clause entry"
  const join = isJoined ? "JOIN public.orgs o ON o.id = a.owner_org" : "";
  return pool.query(`SELECT a.app_id ${column} FROM public.apps a ${join}`);
}

// The same among so many choices that not all ways are put together.
export async function many(
  isNamed: boolean,
  isJoined: boolean,
  by: "id" | "name" | "none",
  a: boolean,
  b: boolean,
  c: boolean,
) {
  const column = isNamed ? ", o.name" : "";
  //                          ^^^^^^ undecided "missing FROM-clause entry"
  const join = isJoined ? "JOIN public.orgs o ON o.id = a.owner_org" : "";
  const first = a ? "AND a.app_id = 'a'" : "";
  const second = b ? "AND a.app_id <> 'b'" : "AND a.nmae = ''";
  //                                                ^^^^ unknown-column
  const third = c ? "AND EXISTS (SELECT 1 FROM public.orgs q WHERE q.nmae = '')" : "";
  //                                                                 ^^^^ unknown-column
  return pool.query(
    `SELECT a.app_id ${column} FROM public.apps a ${join} WHERE true ${first} ${second} ${third}`,
  );
}

// Two loops that are run as often as each other, which nothing here says.
export async function loops(steps: number, isEnded: boolean) {
  let columns = "";
  for (let i = 1; i <= steps; i++) {
    columns += `max(a.name) AS e${i}, `;
  }
  let ends = "";
  if (isEnded) {
    for (let i = 1; i < steps; i++) {
      ends += `${i === 1 ? "AND" : "OR"} s.e${i + 1} IS NULL `;
      //                                   ^^^^^^^^^ undecided "no column ""e2"""
      //                                   ^^^^^^^^^ undecided "no column ""e3"""
    }
  }
  return pool.query(
    `WITH s AS (SELECT ${columns} count(*) AS n FROM public.apps a) SELECT * FROM s WHERE true ${ends}`,
  );
}

// What is wrong in each turn stays so.
export async function turns(names: string[], isOrdered: boolean) {
  let filters = "";
  for (let i = 0; i < names.length; i++) {
    filters += ` AND o.nmae <> $${i + 1}`;
    //                 ^^^^ unknown-column
  }
  const order = isOrdered ? "ORDER BY o.id" : "";
  return pool.query(`SELECT o.id FROM public.orgs o WHERE true ${filters} ${order}`, names);
}

// What one branch brings about alone is known, though others do so together as well.
const NAME = "o.name";
//            ^^^^^^ unknown-column "missing FROM-clause entry"

export async function alone(n: boolean, j: boolean, x: boolean, a: boolean, b: boolean) {
  const column = n ? `, ${NAME}` : "";
  const join = j ? "" : "JOIN public.orgs o ON o.id = a.owner_org";
  const before = x ? "" : `WITH x AS (SELECT ${NAME} FROM public.apps q)`;
  const first = a ? "AND a.app_id = 'a'" : "";
  const second = b ? "AND a.app_id <> 'b'" : "";
  return pool.query(
    `${before} SELECT a.app_id ${column} FROM public.apps a ${join} WHERE true ${first} ${second}`,
  );
}
