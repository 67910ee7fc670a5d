/* What was paid. */
SELECT o.id FROM orders AS o WHERE o.paid;
