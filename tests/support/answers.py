"""Asks a server for the types of many expressions at once."""

ANSWER = """
CREATE FUNCTION answer(expression text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    found regtype;
BEGIN
    EXECUTE 'SELECT pg_typeof(' || expression || ')' INTO found;
    RETURN (
        SELECT CASE WHEN t.typelem <> 0 AND t.typlen = -1 THEN e.typname || '[]' ELSE t.typname END
        FROM pg_type t LEFT JOIN pg_type e ON e.oid = t.typelem
        WHERE t.oid = found
    );
EXCEPTION WHEN others THEN
    RETURN sqlstate;
END $$
"""
ANSWERS = "SELECT answer(e) FROM unnest($1::text[]) WITH ORDINALITY AS t(e, place) ORDER BY place"
