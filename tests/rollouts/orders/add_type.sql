CREATE TYPE app.colour AS ENUM ('red', 'blue');
ALTER TABLE app.orders ADD COLUMN colour app.colour;

-- @ steps
-- each replica: Create type app.colour
-- each replica: Add column "colour" to app.orders
-- contract: Change the contract
-- primary: Run 1.sql
-- primary: Wait until every replica has applied all of it
-- contract: Take rollout from column "colour" of app.orders
-- read path: Queries may read column "colour" of app.orders
