import { pool } from "./pool";
import { IS_NAMED, IS_PAID } from "./conditions";

export const list = () => pool.query(`SELECT o.id FROM public.orgs o WHERE ${IS_NAMED}`);
export const paid = () => pool.query(`SELECT o.id FROM public.orgs o WHERE ${IS_PAID}`);
