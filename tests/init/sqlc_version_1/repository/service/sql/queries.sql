-- name: ListItems :many
SELECT i.id FROM shop.items AS i WHERE i.order_id = $1;
