-- A domain takes what its base type takes.
SELECT half(3), half('3'), half(half(3)), half(a.id) FROM accounts a;
--                                        ^^^^ user-function
SELECT half(a.label) FROM accounts a;
--     ^^^^ user-function

-- A table may inherit from another, and a type of which only the name is known may have any cast.
SELECT level(a), level(c), issued(a.label), issued(1) FROM accounts a, closed_accounts c;
SELECT level(1), level('x'::text);
--               ^^^^^ user-function
--     ^^^^^ user-function

-- Nor does a contract tell what has a default, or is VARIADIC.
SELECT pages(a.id), pages(a.id, 20), joined('a', 'b', a.label), joined(a.tags), joined('a'), joined(a.label) FROM accounts a;
--                                                                                           ^^^^^^ undecided
--                                   ^^^^^^ undecided
--     ^^^^^ undecided
SELECT pages(), pages(a.label), pages(1, 2, 3), joined(1, 2), joined('a', now()) FROM accounts a;
--                                                            ^^^^^^ user-function
--                                              ^^^^^^ user-function
--                              ^^^^^ user-function
--              ^^^^^ user-function
