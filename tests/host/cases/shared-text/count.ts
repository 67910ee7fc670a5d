import { pool } from "./pool";
import { IS_NAMED } from "./conditions";

export const count = () =>
  pool.query(`SELECT count(*), sum(o.total) FROM public.orgs o WHERE ${IS_NAMED}`);
//                                   ^^^^^ unknown-column
