-- Verify shop:code on pg

BEGIN;

SELECT 1/0;

ROLLBACK;
