-- happens: differs
-- finds: partition-not-replicated
-- @ migration
DROP TABLE app.parts_us;
