-- A domain takes what its base type takes.
SELECT half(3), half('3'), half(half(3)), half(a.id) FROM accounts a;
--                                        ^^^^ user-function "(int8)"
SELECT half(a.label) FROM accounts a;
--     ^^^^ user-function "(text)"

-- A table may inherit from another, and a type of which only the name is known may have any cast.
SELECT level(a), level(c), issued(a.label), issued(1) FROM accounts a, closed_accounts c;
SELECT level(1), level('x'::text);
--               ^^^^^ user-function
--     ^^^^^ user-function
