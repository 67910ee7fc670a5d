ALTER TABLE app.stages REPLICA IDENTITY FULL;

-- @ steps
-- primary: Run 1.sql
