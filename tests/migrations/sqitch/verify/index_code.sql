-- Verify shop:index_code on pg

BEGIN;

SELECT 1/0;

ROLLBACK;
