ALTER TABLE app.orders ALTER COLUMN code TYPE varchar(40);

-- @ steps
-- each replica: Make column "code" of app.orders character varying(40)
-- primary: Run 1.sql
-- primary: Wait until every replica has applied all of it
-- contract: Give column "code" of app.orders its length
