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
