-- DO: what plain statements of a block do, is done.
DO $$ BEGIN CREATE TABLE a (id int PRIMARY KEY); ALTER TABLE a ADD COLUMN b text; END $$;
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'state') THEN
        CREATE TYPE state AS ENUM ('on', 'off');
    END IF;
END $$;
DO LANGUAGE plpgsql $body$
DECLARE
    n integer := 0;
BEGIN
    ALTER TABLE a ADD COLUMN s state;
    n := n + 1;
    CREATE INDEX ON a (b);
EXCEPTION WHEN duplicate_column THEN
    NULL;
END
$body$;
DO $$ BEGIN ALTER TABLE a ADD CONSTRAINT few CHECK (id < 9); EXCEPTION WHEN duplicate_object THEN RAISE NOTICE 'there'; END $$;
DO $$ BEGIN CREATE TYPE state AS ENUM ('other'); EXCEPTION WHEN duplicate_object THEN null; END $$;
DO $$ BEGIN ALTER TABLE a ADD COLUMN b text; EXCEPTION WHEN duplicate_column THEN null; END $$;
DO 'BEGIN DROP INDEX a_b_idx; CREATE TABLE b (LIKE a INCLUDING ALL); END';
DO $$
<<outer>>
BEGIN
    BEGIN
        ALTER TABLE b RENAME COLUMN b TO c;
    END;
    ALTER TABLE b DROP COLUMN s;
    IF true THEN
        ALTER TABLE b ADD COLUMN t timestamptz NOT NULL DEFAULT now();
    END IF;
END outer $$;
