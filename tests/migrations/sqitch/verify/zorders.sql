-- Verify shop:zorders on pg

BEGIN;

SELECT 1/0;

ROLLBACK;
