-- A dot in the name of a type is a part of it.
SELECT (t.pair).a, (t.pair).b, (t.pairs[1]).a, (t.pairs[1]).b FROM public.t;
--                          ^ unknown-column
--                                                          ^ unknown-column
SELECT (m.part).pair.a, ((m.part).row).id, ((m.part).row).nothing FROM public."My Table" AS m;
--                                                        ^^^^^^^ unknown-column
SELECT ROW(1, 'happy')::public."my.pair", ROW(1, 'open')::public."my.pair";
--                                                ^^^^ unknown-enum-label

-- A bare name is that of the first schema of the search path, and pg_catalog comes before it.
SELECT 'happy'::mood, 'open'::mood, 'open'::public.mood, '{open}'::_mood, '{sad}'::mood[];
--                     ^^^^ unknown-enum-label
--                                                         ^^^^ unknown-enum-label
SELECT t.id FROM public.t WHERE t.mood = 'open' OR 'sad' = ANY (t.moods) OR t.moods = '{open}';
--                                        ^^^^ unknown-enum-label
--                                                                                      ^^^^ unknown-enum-label
SELECT lower(t.id::text), (t.text).body, (t.text).nothing FROM public.t;
--                                                ^^^^^^^ unknown-column
SELECT '{1}'::_int4 && t.numbers, t.numbers || 1, array_length(t.numbers, 1) FROM public.t;
SELECT lower(t.numbers) FROM public.t;
--     ^^^^^ user-function
