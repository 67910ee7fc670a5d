-- ORDER BY knows output names, GROUP BY both, WHERE and HAVING do not.
SELECT o.name AS title, count(*) AS n
FROM public.orgs o
WHERE title = 'x'
--    ^^^^^ unknown-column
GROUP BY title
HAVING n > 1
--     ^ unknown-column
ORDER BY n DESC, title;

SELECT o.name AS title FROM public.orgs o ORDER BY lower(title);
--                                                       ^^^^^ unknown-column
