DROP TABLE app.stages;
ALTER TABLE app.stages ADD COLUMN x integer;

-- @ why
-- 2: app.stages is gone by then
