-- A WITH query sees those before it; one after it is not there yet.
WITH first AS MATERIALIZED (SELECT o.id FROM public.orgs o),
second AS NOT MATERIALIZED (SELECT first.id FROM first)
SELECT second.id FROM second;

WITH early AS (SELECT l.id FROM late l),
--                              ^^^^ unreplicated-relation "WITH query"
late AS (SELECT 1 AS id)
SELECT early.id FROM early;
