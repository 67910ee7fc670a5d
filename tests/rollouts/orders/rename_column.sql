ALTER TABLE app.orders RENAME COLUMN note TO remark;

-- @ steps
-- contract: List column "remark" of app.orders with rollout: adding
-- each replica: Add column "remark" to app.orders
-- primary: Write 1.sql anew, and run it
-- primary: Wait until every replica has applied all of it
-- each replica: Set NOT NULL of column "remark" of app.orders
-- contract: Change the contract
-- read path: Queries may read column "remark" of app.orders
-- application: Move the writers: column "note" of app.orders to "remark"
-- contract: Change the contract
-- read path: Queries stop reading column "note" of app.orders
-- each replica: Let column "note" of app.orders be without a value
-- primary: Run another migration: the end of column "note" of app.orders to "remark"
-- primary: Wait until every replica has applied all of it
-- each replica: Drop column "note" of app.orders
-- contract: Take column "note" out of app.orders
