-- Verify shop:number on pg

BEGIN;

SELECT 1/0;

ROLLBACK;
