-- PostgreSQL's catalogues have keys, its views none.
SELECT c.relname, count(*) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid GROUP BY c.oid;
SELECT c.relname FROM pg_class c GROUP BY c.relnamespace;
--     ^^^^^^^^^ ungrouped-column "column ""c.relname"" must appear"
SELECT a.attname FROM pg_attribute a GROUP BY a.attrelid, a.attnum;
SELECT i.indkey FROM pg_index i GROUP BY i.indexrelid;
SELECT d.refobjid FROM pg_depend d GROUP BY d.objid;
--     ^^^^^^^^^^ ungrouped-column "column ""d.refobjid"" must appear"
SELECT s.query, count(*) FROM pg_stat_activity s GROUP BY s.pid;
--     ^^^^^^^ ungrouped-column "column ""s.query"" must appear"
SELECT t.table_name FROM information_schema.tables t GROUP BY t.table_schema;
--     ^^^^^^^^^^^^ ungrouped-column "column ""t.table_name"" must appear"
