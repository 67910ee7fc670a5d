-- replication: physical
-- A standby has the keys of its primary.
SELECT u.title FROM unsaid u GROUP BY u.code;
SELECT c.region, total(c.code) FROM city c GROUP BY c.region;
