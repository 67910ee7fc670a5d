export type * from './types';
export interface Source<in out A extends string = never> { row: A }
const using = 1, index = sql`CREATE INDEX ${name} USING ${sql.raw(using)}`;
mock('./db', async (original) => {
  const real = await original<typeof import('./db')>();
  return { ...real, all: (rows: import('pg').QueryResult[]) => sql<import('./rows').Row>`a` };
});
const list = [
  // a comment that ends with a word
  `no tag`,
];
const rows = client.query<import('./rows').Row>('x'), loaded = import('./rows').then((rows) => rows);
