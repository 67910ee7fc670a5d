SELECT 1;
-- next file
SELECT 2;
-- applied: 2
SELECT 3;
