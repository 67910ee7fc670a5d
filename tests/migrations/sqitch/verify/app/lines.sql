-- Verify shop:app/lines on pg

BEGIN;

SELECT 1/0;

ROLLBACK;
