const a = sql`SELECT ${id}`;
const b = sql<string | null>`x ${id}`;
const c = db.sql<{ a: string; b: Array<Record<'x' | 'y', number>> }>`x`;
const d = sql<() => Map<string, number>>
  `x`;
const e = sql<
  Row,
>`x`;
const f = String.raw`\n`;
const g = tag()`x`, h = tags['sql']`y`;
const less = a < b, more = c > `d`, both = a < b && c > `d`;
const asserted = <string>`text`;
const ü = sql<'ü'>`ü ${ü}`;
const i = sql<string[]> /*sql*/ `y`, k = sql<Row>
  /* a */
  /*b*/ `z`;
