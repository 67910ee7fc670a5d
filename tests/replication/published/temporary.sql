-- happens: follows
-- finds: nothing
-- @ history
CREATE PUBLICATION shop FOR ALL TABLES;
-- @ migration
CREATE TEMPORARY TABLE batch (id bigint);
INSERT INTO batch VALUES (1);
