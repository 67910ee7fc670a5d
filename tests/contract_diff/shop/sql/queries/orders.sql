-- name: GetOrder :one
SELECT o.id, o.status, o.placed_at, o.note, o.total FROM shop.orders AS o WHERE o.id = $1;

-- name: GetPaidOrders :many
SELECT o.id, c.name
FROM shop.orders AS o JOIN shop.customers AS c ON c.id = o.customer_id
WHERE o.status = 'paid' ORDER BY o.placed_at;

-- name: GetTotals :many
SELECT c.id, c.name, sum(o.total) AS total
FROM shop.customers AS c JOIN shop.orders AS o ON o.customer_id = c.id
GROUP BY c.id;

-- name: GetCancelled :many
SELECT o.id FROM shop.orders AS o WHERE o.status IN ('cancelled', 'sent');

-- name: GetForUpdate :one
SELECT o.id FROM shop.orders AS o WHERE o.id = $1 FOR UPDATE;

-- name: SetNote :exec
UPDATE shop.orders SET note = $2 WHERE id = $1;

-- name: GetDiscounted :one
SELECT shop.discount(o.total) FROM shop.orders AS o WHERE o.id = $1;

-- name: GetLast :one
SELECT s.last_value FROM shop.orders_id_seq AS s;
