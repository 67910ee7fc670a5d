-- search_path: app
-- What the search path does not name is out of reach for a bare name.
SELECT o.name FROM orgs o;
--                 ^^^^ unreplicated-relation "Perhaps you meant ""public.orgs""."
SELECT $1::stripe_status;
--         ^^^^^^^^^^^^^ user-type "type ""stripe_status"" is not in the search path"
