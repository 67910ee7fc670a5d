ALTER TABLE app.orders ALTER COLUMN code TYPE varchar(10);

-- @ steps
-- primary: Run 1.sql
-- primary: Wait until every replica has applied all of it
-- each replica: Make column "code" of app.orders character varying(10)
-- contract: Give column "code" of app.orders its length
