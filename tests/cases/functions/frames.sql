-- Bounds of a window's frame are expressions; "unbounded" is a keyword before PRECEDING and FOLLOWING only.
SELECT count(*) OVER (ROWS BETWEEN abs(1) PRECEDING AND abs(2) FOLLOWING) FROM public.orgs o;
SELECT count(*) OVER (ROWS BETWEEN unbounded(1) PRECEDING AND UNBOUNDED FOLLOWING) FROM public.orgs o;
--                                 ^^^^^^^^^ user-function
