-- Whatever the type is, the replica has it.
SELECT count(score(a.id)), array_agg(score(a.id)) FROM accounts a;
SELECT to_jsonb(score(a.id)), json_build_object('a', score(a.id)),
    coalesce(score(a.id), 1), nullif(score(a.id), 1), greatest(score(a.id), 1), concat(score(a.id), 'a'),
    format('%s', score(a.id)), pg_typeof(score(a.id)), num_nulls(score(a.id)), first_of(score(a.id)),
    lag(score(a.id)) OVER (ORDER BY a.id), row(score(a.id)), ARRAY[score(a.id)]
FROM accounts a;

-- Casts to text, and through it.
SELECT score(a.id)::text, score(a.id)::varchar(10), score(a.id)::text::integer, text(score(a.id))
FROM accounts a;

-- Comparisons come with their type; the rest of a condition asks for no operator by its name.
SELECT a.id FROM accounts a
WHERE score(a.id) = 1 AND score(a.id) < score(a.id) AND score(a.id) IN (1, 2) AND score(a.id) IS NOT NULL
    AND score(a.id) BETWEEN 1 AND 2 AND a.id = ANY (ARRAY[score(a.id)]) AND score(a.id) IS DISTINCT FROM 1
GROUP BY a.id, score(a.id)
ORDER BY score(a.id);

-- A text beside anything, an element beside anything but an array.
SELECT score(a.id) || 'a', 'a' || score(a.id) FROM accounts a;
