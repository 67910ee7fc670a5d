-- :name get_order :one
SELECT o.id FROM orders AS o WHERE o.id = :id;
