SELECT 1;
-- next file
SELECT 2;
-- next file
SELECT 3;
-- applied: 1
-- contract: migration-out-of-order "applied_files is 1, but there are 3 migrations up to ""3"""
