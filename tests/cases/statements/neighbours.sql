-- One bad statement hides no other.
SELECT o.nmae FROM public.orgs o;
--       ^^^^ unknown-column
SELECT FROM WHERE ORDER;
--          ^^^^^ unanalysed
SELECT b.x FROM public.usage_credit_balances b;
--              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unreplicated-relation
;;
SELECT o.name FROM public.orgs o WHERE o.id = (1;
--                                             ^ unanalysed
SELECT n.x FROM public.nowhere n
--              ^^^^^^^^^^^^^^ unreplicated-relation
