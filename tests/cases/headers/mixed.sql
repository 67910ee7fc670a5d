-- With semicolons, without, and in several styles.
-- name: one
SELECT o.nmae FROM public.orgs o;
--       ^^^^ unknown-column

-- :name two :? :*
SELECT o.nmae FROM public.orgs o
--       ^^^^ unknown-column

/* @name Three */
SELECT o.nmae FROM public.orgs o;
--       ^^^^ unknown-column
SELECT a.nmae FROM public.apps a;
--       ^^^^ unknown-column

-- BLOCK four
SELECT o.nmae FROM public.orgs o
--       ^^^^ unknown-column

-- Name: orgs; Type: TABLE; Schema: public; Owner: -
;

-- Name: orgs; Type: TABLE; Schema: public; Owner: -
SELECT o.nmae FROM public.orgs o
--       ^^^^ unknown-column
