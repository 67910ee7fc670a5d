-- A header in the body of a function is a comment.
-- name: make
CREATE FUNCTION f() RETURNS text BEGIN ATOMIC
-- <^^^^^^^^^^^ write
  SELECT 1;
  -- name: body
  SELECT CASE WHEN true THEN 'x' END;
END;

-- name: in-a-string
CREATE FUNCTION g() RETURNS text LANGUAGE sql AS $$
-- <^^^^^^^^^^^ write
  -- name: body
  SELECT 'x'
  -- name: second
$$;

-- name: behind-a-body
SELECT o.nmae FROM public.orgs o
--       ^^^^ unknown-column

-- name: a-rule
CREATE RULE r AS ON INSERT TO public.orgs DO ALSO
-- <^^^^^^^ write
-- name: its command
INSERT INTO public.apps (app_id) VALUES (new.name)

-- name: behind-a-rule
SELECT o.nmae FROM public.orgs o
--       ^^^^ unknown-column
