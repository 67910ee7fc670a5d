SELECT o.id FROM public.orgs o
SELECT o.nmae FROM public.orgs o
-- <^^ unanalysed "nothing separates this statement from the one before it" "Write "";"" between them, or a header such as ""-- name: x"""
SELECT a.nmae FROM public.apps a
INSERT INTO public.orgs (id) VALUES (1)
SELECT 1;

SELECT o.id FROM public.orgs o
UPDATE public.orgs SET name = 'x';
-- <^^ unanalysed "nothing separates"

DELETE FROM public.orgs
-- a comment that names nothing
DELETE FROM public.apps;
-- <^^ unanalysed "nothing separates"

BEGIN
SELECT o.nmae FROM public.orgs o;
-- <^^ unanalysed "nothing separates"

SELECT o.id FROM public.orgs o WITH (nolock);
--                             ^^^^ unanalysed "near ""WITH"""

ALTER TABLE public.orgs DROP COLUMN name
ALTER TABLE public.orgs ALTER COLUMN id SET NOT NULL, DROP COLUMN customer_id;
-- <^ unanalysed "nothing separates"

DROP TABLE public.orgs
CREATE TABLE public.orgs (id text);
-- <^^ unanalysed "nothing separates"
