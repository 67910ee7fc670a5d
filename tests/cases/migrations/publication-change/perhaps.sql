-- Whether the publication is made hangs on rows that are not known from here.
DO $$ BEGIN
    IF (SELECT count(*) FROM other.flags AS f) > 0 THEN
        CREATE PUBLICATION perhaps FOR TABLE public.orgs;
        ALTER PUBLICATION perhaps SET (publish = 'insert');
    END IF;
END $$;
