DROP TABLE app.stages;

-- @ steps
-- contract: Take app.stages out
-- read path: Queries stop reading app.stages
-- primary: Run 1.sql
-- primary: Wait until every replica has applied all of it
-- each subscription: Refresh the subscription
-- each replica: Drop app.stages
