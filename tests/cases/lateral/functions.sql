-- A function in FROM is lateral without the word.
SELECT o.name, word.word, position.n
FROM public.orgs o
CROSS JOIN regexp_split_to_table(o.name, ' ') AS word
CROSS JOIN LATERAL generate_series(1, length(word.word)) AS position(n)
WHERE position.m > 1;
--             ^ unknown-column
