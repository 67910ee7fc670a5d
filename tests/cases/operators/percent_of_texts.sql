-- % is the remainder of numbers everywhere, and a comparison of texts where pg_trgm is installed.
SELECT o.name % $1, length(o.name) % 2 FROM public.orgs o;
--            ^ user-operator "extension ""pg_trgm"""
