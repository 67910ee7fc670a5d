-- Migrations that write the names without quotes, whatever their capitals.
CREATE TABLE Orders (id bigint PRIMARY KEY, createdAt timestamptz);
ALTER TABLE orders ADD COLUMN CreatedAt timestamptz;
ALTER TABLE Orders ALTER createdAt TYPE timestamp;
--                       ^^^^^^^^^ replicated-column-retyped
ALTER TYPE OrderState ADD VALUE 'lost';
--         ^^^^^^^^^^ type-change-not-replicated
