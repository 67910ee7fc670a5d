CREATE TABLE orders (
  id bigserial PRIMARY KEY,
  customer text NOT NULL
);
