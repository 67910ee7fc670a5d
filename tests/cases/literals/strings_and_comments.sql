-- What looks like SQL in strings and comments is none. FROM public.usage_credit_balances
SELECT 'FROM public.usage_credit_balances', E'it\'s FROM public.nowhere', $$ FROM public.nowhere $$, $a$ $$ ; $a$,
    U&'\0041', B'101', X'1F', N'x', 'a'
    'b'
    /* FROM public.usage_credit_balances /* nested; */ ; */
FROM public.orgs o; -- SELECT * FROM public.nowhere;
