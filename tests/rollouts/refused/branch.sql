DO $$ BEGIN
    IF random() > 0.5 THEN ALTER TABLE app.orders ADD COLUMN y int; END IF;
END $$;

-- @ why
-- 1: whether it is run is decided when it runs
-- 1: it is changed in a branch of a block
