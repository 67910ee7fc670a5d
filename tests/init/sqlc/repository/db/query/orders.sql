-- name: GetOrder :one
SELECT id, customer, paid FROM orders WHERE id = $1;

-- name: GetOrderForUpdate :one
SELECT id, paid FROM orders WHERE id = $1 FOR NO KEY UPDATE;

-- name: GetPaid :many
SELECT id FROM orders WHERE paid;

-- name: GetCustomers :many
SELECT DISTINCT customer FROM orders;

-- name: GetUnpaid :many
SELECT id FROM orders WHERE NOT paid;

-- name: CreateOrder :one
INSERT INTO orders (customer) VALUES ($1) RETURNING id;

-- name: CountOrders :one
SELECT count(*) FROM orders;

-- name: MakePartition :exec
SELECT make_partition($1);
