CREATE PUBLICATION plugin_read_path FOR TABLE
    public.orgs, public.apps, public.channels (id, app_id, name, created_at),
--                            ^^^^^^^^^^^^^^^ publication-change
    public.stripe_info WHERE (status = 'succeeded'), public.usage_credit_grants;
--  ^^^^^^^^^^^^^^^^^^ publication-change

ALTER PUBLICATION plugin_read_path DROP TABLE public.apps, public.usage_credit_grants;
--                                            ^^^^^^^^^^^ publication-change

-- Replaces the whole list.
ALTER PUBLICATION plugin_read_path SET TABLE public.orgs, public.stripe_info;
--                ^^^^^^^^^^^^^^^^ publication-change

ALTER PUBLICATION plugin_read_path SET (publish = 'insert, update');
--                ^^^^^^^^^^^^^^^^ publication-change
ALTER PUBLICATION plugin_read_path SET (publish = 'insert, update, delete');

CREATE PUBLICATION everything FOR ALL TABLES WITH (publish = 'insert');
--                 ^^^^^^^^^^ publication-change
DROP PUBLICATION IF EXISTS plugin_read_path, of_another_migration;
--                         ^^^^^^^^^^^^^^^^ publication-change
--                                           ^^^^^^^^^^^^^^^^^^^^ publication-change

-- Without a table of the contract.
CREATE PUBLICATION audit FOR TABLE public.audit_log WHERE (level > 1) WITH (publish = 'insert');
DROP PUBLICATION audit;
CREATE PUBLICATION by_schema FOR TABLES IN SCHEMA public;
