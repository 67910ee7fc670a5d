SELECT 1;
-- next file
SELECT 2;
-- next file
SELECT 3;
-- applied: 1
-- contract: migration-out-of-order "3 migrations stand up to ""3"", and applied_files says 1: 2 came late"
