-- PostgreSQL cuts a run of signs into single operators, unless another character makes it one.
SELECT 1 +-+ 2, 1 -+-+3 * +- 1, 1+--2
  3, 2 *- 1, 1 +/* one */+ 1
FROM public.orgs o WHERE 1 = -+1;
