CREATE UNIQUE INDEX by_code ON app.orders (code);
ALTER TABLE app.orders ALTER COLUMN code SET NOT NULL;
ALTER TABLE app.orders REPLICA IDENTITY USING INDEX by_code;

-- @ why
-- 3: the replicas of app.orders cannot have the new key before the primary has it, and cannot follow without it from this statement on
