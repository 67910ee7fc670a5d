-- happens: follows
-- finds: nothing
-- @ migration
CREATE TABLE app.log (at date, line text) PARTITION BY RANGE (at);
CREATE TABLE app.log_1 PARTITION OF app.log FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- @ later
INSERT INTO app.log VALUES ('2026-02-02', 'x');
