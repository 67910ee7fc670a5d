SELECT 1;
-- next file
SELECT 2;
-- next file
SELECT 3;
-- applied: 1
-- contract: migration-out-of-order "3 migrations stand up to ""3"", and 1 have run: 2 came late"
