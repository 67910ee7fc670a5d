-- The body of DO is not looked into, and that is said.
    DO $$ BEGIN PERFORM 1; END $$;
--  ^^ unanalysed
