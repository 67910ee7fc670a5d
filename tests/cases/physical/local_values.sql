-- replication: physical
-- A hot standby has the rows where the primary has them.
SELECT o.id, o.ctid, o.xmin, o.xmax, o.cmin, o.cmax, o.tableoid FROM public.orgs AS o;
SELECT pg_current_snapshot(), txid_current_if_assigned(), pg_xact_status('3');
