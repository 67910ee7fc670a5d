CREATE VIEW app.open AS SELECT id FROM app.orders WHERE status = 'open';
CREATE INDEX ON app.orders (total);
ALTER TABLE app.orders ALTER COLUMN quantity SET DEFAULT 1;
UPDATE app.orders SET quantity = 1 WHERE quantity IS NULL;

-- @ steps
-- primary: Run 1.sql
