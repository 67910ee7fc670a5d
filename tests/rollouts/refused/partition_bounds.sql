ALTER PUBLICATION shop SET TABLES IN SCHEMA app;

-- @ why
-- 1: the bounds of partition app.parts_a are not known
