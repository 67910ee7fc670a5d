-- Verify shop:keep_amount on pg

BEGIN;

SELECT 1/0;

ROLLBACK;
