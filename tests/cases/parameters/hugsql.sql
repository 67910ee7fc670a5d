-- :name get-org :? :1
-- HugSQL: keywords of Clojure, with the type of what they stand for before a second colon.
SELECT o.name FROM public.orgs AS o WHERE o.id = :owner-key AND o.nmae = :v:org/name AND o.name <> :value:x;
--                                                                ^^^^ unknown-column

-- :name get-versions
SELECT v.name FROM public.app_versions AS v
WHERE v.id IN (:v*:ids) AND v.id IN :tuple:ids AND (v.id, v.name) IN (:t*:pairs) AND v.id = :page.0.id
  AND v.deleted = :deleted? AND v.id IN :t:ids AND v.id > :from-1 AND v.id > v.id - :b AND v.id=:c::bigint;

-- :name by-column
SELECT o.name FROM public.orgs AS o WHERE o.:i:column = 'a';
--                                          ^^^^^^^^^ unanalysed
SELECT :i*:columns FROM public.orgs AS o;
--     ^^^^^^^^^^^ unanalysed
SELECT o.name FROM :identifier:table AS o;
--                 ^^^^^^^^^^^^^^^^^ unanalysed

-- :name with-text
SELECT o.name FROM public.orgs AS o :snip:conditions;
--                                  ^^^^^^^^^^^^^^^^ unanalysed
SELECT o.name FROM public.orgs AS o ORDER BY o.name :sql:direction;
--                                                  ^^^^^^^^^^^^^^ unanalysed

-- :name a-quoted-key
SELECT o.name || ':i:x', ':owner-key' || o.nmae FROM public.orgs AS o WHERE to_jsonb(o.name) ? :key;
--                                         ^^^^ unknown-column

-- Clojure in a comment makes text of itself: what it is, is not known.
-- :name add-app :<!
INSERT INTO public.apps (app_id) VALUES (:app-id)
--          ^^^^^^^^^^^ write
--~ (when (:key params) "ON CONFLICT DO NOTHING")
--<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unanalysed
RETURNING app_idd;
--        ^^^^^^^ unknown-column

-- :name some-columns
SELECT o.nmae,
--       ^^^^ unknown-column
/*~ (if (:all params) */ o.created_at /*~*/ o.missing /*~ ) ~*/
--<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unanalysed
FROM public.orgs AS o;

-- What Clojure puts in or leaves out is read as if it were there.
-- :name optional-parts
SELECT o.id
/*~ (when (:with-name? params) */
, o.nmae
--  ^^^^ unknown-column
/*~ ) ~*/
FROM public.orgs AS o
/*~ (when-not (nil? (:app-id params)) */
JOIN public.apps AS a ON a.owner_org = o.id AND a.app_id = :app-id
/*~ ) ~*/
WHERE true
/*~ (for [id (:ids params)] */ AND o.id <> :id /*~ ) ~*/
--<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unanalysed
/*~ (if (:ids params) */ AND o.id IN (:v*:ids) /*~ ) ~*/
ORDER BY o.id;

-- :name lists
-- A list is any number of arguments.
SELECT left(:v*:arguments), left(o.name, :n), left(o.id) FROM public.orgs AS o;
--                                            ^^^^ user-function
SELECT (string_to_array(o.nmae, ','))[:v:n], (string_to_array(o.name, ','))[:value:page.n] FROM public.orgs AS o;
--                        ^^^^ unknown-column
-- ~~~ no Clojure ~~~
SELECT o.nmae FROM public.orgs AS o;
--       ^^^^ unknown-column

-- :name types-of-a-project
SELECT o.nmae FROM public.orgs AS o WHERE o.id = ANY (:array:ids) :frag:newest;
--       ^^^^ unknown-column
--                                                    ^^^^^^^^^^ unanalysed
--                                                                ^^^^^^^^^^^^ unanalysed

-- :name in-subscripts
SELECT (ARRAY[v.id])[:owner-key], (ARRAY[v.id])[:page.n], (ARRAY[v.id])[:active?], (ARRAY[v.id])[:n:3], (ARRAY[v.idd])[:2] FROM public.app_versions AS v;
--                                                                                                               ^^^ unknown-column
