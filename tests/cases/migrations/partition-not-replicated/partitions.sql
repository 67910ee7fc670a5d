CREATE TABLE app.events_1 PARTITION OF app.events FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
--           ^^^^^^^^^^^^ partition-not-replicated "created on the primary alone"
CREATE TABLE app.logs_1 (id bigint, day date);
ALTER TABLE app.logs ATTACH PARTITION app.logs_1 FOR VALUES IN ('2026-01-01');
--                                    ^^^^^^^^^^ partition-not-replicated
CREATE TABLE app.marks_1 PARTITION OF app.marks DEFAULT;
CREATE TABLE app.logs_listed PARTITION OF app.logs DEFAULT;
CREATE TABLE app.other (id bigint) PARTITION BY LIST (id);
CREATE TABLE app.other_1 PARTITION OF app.other DEFAULT;

-- What goes, and comes and goes.
ALTER TABLE app.logs DETACH PARTITION app.logs_1;
--                                    ^^^^^^^^^^ partition-not-replicated "keep its rows"
DROP TABLE app.logs_1;
DROP TABLE app.events_1;
--         ^^^^^^^^^^^^ partition-not-replicated "keep its rows"

-- A child is read with its parent.
CREATE TABLE app.logs_of_march () INHERITS (app.logs);
--           ^^^^^^^^^^^^^^^^^ partition-not-replicated "fewer rows"

-- One that no migration makes.
ALTER TABLE app.events DETACH PARTITION app.events_of_before;
--                                      ^^^^^^^^^^^^^^^^^^^^ partition-not-replicated "keep its rows"
