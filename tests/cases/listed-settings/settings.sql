-- A contract that lists settings says which of them replicas have.
SELECT current_setting('app.tenant'), current_setting('APP.Tenant'), current_setting('app.tenannt'), current_setting('app.other', true);
--                                                                                    ^^^^^^^^^^^ missing-object
SHOW app.other;
--   ^^^^^^^^^ missing-object
-- What is of a library goes with that.
SELECT current_setting('auto_explain.log_min_duration'), current_setting('pg_stat_statements.track');
--                                                                        ^^^^^^^^^^^^^^^^^^^^^^^^ undecided
--                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ undecided
-- One that the session sets is there.
SET LOCAL app.other = 'x';
SHOW app.other;
