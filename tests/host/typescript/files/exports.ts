export const limit = 10, [first, , third = 3, ...others] = all();
export { limit as most, type Row } from './limits';
export * from './tables';
export * as views from './views';
export type * from './types';
export { helper };
export type Db = NodePgDatabase<typeof schema>;
interface Deps { pool: Pool }
export default async () => limit;
function helper() {}
