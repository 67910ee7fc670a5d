ALTER TABLE app.stages REPLICA IDENTITY USING INDEX stages_label_idx;

-- @ steps
-- primary: Send whole rows of app.stages
-- each replica: Let the replicas find rows of app.stages by label
-- primary: Run 1.sql
