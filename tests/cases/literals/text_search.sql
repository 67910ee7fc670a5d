-- The configuration of a text search function is looked up, the text is not.
SELECT
    to_tsvector('english', o.name), to_tsvector('public.orgz'), to_tsvector('public.german', o.name),
--                                                                           ^^^^^^^^^^^^^ missing-object
    plainto_tsquery('germann', $1), ts_lexize('english_stem', 'cats'),
--                   ^^^^^^^ missing-object "Perhaps you meant ""german""."
    ts_lexize('unaccent', 'é'), ts_headline('simple', o.name, 'cat'::tsquery)
--             ^^^^^^^^ missing-object "extension ""unaccent"""
FROM public.orgs o;
