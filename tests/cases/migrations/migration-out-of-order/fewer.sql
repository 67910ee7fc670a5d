-- Files that are gone are no new ones.
SELECT 1;
-- applied: 2
SELECT 2;
