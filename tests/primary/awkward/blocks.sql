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
-- What is there already is not done again, whatever it is called.
CREATE TABLE c (id int PRIMARY KEY, code text UNIQUE);
DO $$
BEGIN
    IF NOT EXISTS (
        SELECT constraint_name FROM information_schema.table_constraints
        WHERE table_name = 'c' AND constraint_type = 'PRIMARY KEY'
    ) THEN
        ALTER TABLE c ADD PRIMARY KEY (id);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = 'c_code_key') THEN
        ALTER TABLE c ADD UNIQUE (code);
    END IF;
END $$;
ALTER TABLE c DROP CONSTRAINT IF EXISTS c_pkey, DROP CONSTRAINT c_code_key;
