-- The name before a star must be in FROM.
SELECT x.* FROM public.orgs o;
--     ^^^ unknown-column "missing FROM-clause entry for table ""x"""
