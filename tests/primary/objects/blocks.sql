-- Blocks: what a test of the catalogue keeps from failing is done unless it has been done.
CREATE TYPE mood AS ENUM ('sad');
CREATE TABLE orders (id int PRIMARY KEY);
DO $$ BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'mood') THEN
        CREATE TYPE mood AS ENUM ('other');
    ELSE
        ALTER TYPE mood RENAME VALUE 'sad' TO 'low';
    END IF;
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_enum e JOIN pg_type t ON t.oid = e.enumtypid WHERE t.typname = 'mood') THEN
        CREATE TYPE mood AS ENUM ('none');
    END IF;
END $$;
DO $$ BEGIN
    CREATE TYPE mood AS ENUM ('other');
EXCEPTION
    WHEN duplicate_object OR duplicate_table THEN RAISE NOTICE 'there';
    WHEN OTHERS THEN NULL;
END $$;
DROP TYPE IF EXISTS state;
DO $$
DECLARE
    found_it boolean;
    n int := 0;
BEGIN
    SELECT count(*) > 0 INTO found_it FROM information_schema.sequences WHERE sequence_name = 'counter';
    IF NOT found_it THEN CREATE SEQUENCE counter; END IF;
    IF NOT found_it AND n = 0 THEN CREATE SEQUENCE IF NOT EXISTS counter; END IF;
    PERFORM 1 FROM pg_publication WHERE pubname = 'p';
    IF NOT FOUND THEN
        CREATE PUBLICATION p FOR TABLE orders;
    END IF;
    IF to_regclass('public.nowhere') IS NOT NULL THEN
        DROP TABLE IF EXISTS public.nowhere;
    ELSIF to_regclass('public.orders') IS NOT NULL THEN
        ALTER PUBLICATION p SET (publish = 'insert');
    END IF;
    IF EXISTS (SELECT FROM pg_publication WHERE pubname = 'q') THEN RETURN; END IF;
    CREATE PUBLICATION q;
END $$;
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_publication WHERE pubname = 'q') THEN RETURN; END IF;
    CREATE PUBLICATION q FOR ALL TABLES;
END $$;
DO $$ BEGIN
    IF true THEN CREATE SCHEMA app; END IF;
    <<inner>> BEGIN
        CREATE FUNCTION app.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
    END inner;
    EXECUTE 'CREATE FUNCTION app.g() RETURNS int LANGUAGE sql AS ''SELECT 1''';
    REVOKE ALL ON FUNCTION app.f() FROM PUBLIC;
END $$;
DO $$ BEGIN
    CREATE TYPE half AS ENUM ('on');
    CREATE TYPE mood AS ENUM ('other');
    CREATE TYPE never AS ENUM ('on');
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;
DO $$ BEGIN
    BEGIN CREATE TYPE whole AS ENUM ('on'); ALTER TYPE whole RENAME TO done; EXCEPTION WHEN OTHERS THEN NULL; END;
    BEGIN ALTER TYPE done RENAME VALUE 'on' TO 'off'; CREATE SEQUENCE counter; EXCEPTION WHEN duplicate_table THEN NULL; END;
    CREATE TYPE last AS ENUM ();
END $$;
