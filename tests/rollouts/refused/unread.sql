ALTER TABLE app.orders FROB;

-- @ why
-- 1: statement could not be parsed near "FROB"
