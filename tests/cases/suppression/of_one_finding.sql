-- A comment silences one rule, on its line or the line below, and needs a reason.
-- replicalint: ignore[select-star] the decoder takes any shape
SELECT *, o.nmae FROM public.orgs o;
--          ^^^^ unknown-column

SELECT
    o.nmae, -- replicalint: ignore[unknown-column] fixed by the next release
    o.nmae
--    ^^^^ unknown-column
FROM public.orgs o;
