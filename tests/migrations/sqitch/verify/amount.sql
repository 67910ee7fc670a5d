-- Verify shop:amount on pg

BEGIN;

SELECT 1/0;

ROLLBACK;
