DROP TYPE app.order_status CASCADE;
CREATE TYPE app.order_status AS ENUM ('a');
ALTER TABLE app.orders ADD COLUMN status_2 app.order_status;

-- @ why
-- 1: type app.order_status is dropped and made again
