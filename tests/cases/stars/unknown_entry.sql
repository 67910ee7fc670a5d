-- The name before a star must be in FROM.
SELECT x.* FROM public.orgs o;
--     ^^^ unknown-column "FROM has no entry ""x"""
