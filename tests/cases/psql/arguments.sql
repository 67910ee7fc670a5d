-- A command ends at the end of its line or at \\, where neither is in quotes.
\set a 'it''s \\ here; SELECT o.nmae' "FROM \\" `echo 'public.orgs \\'` \\ SELECT o.nmae FROM public.orgs o;
--                                                                                  ^^^^ unknown-column
\a \t on \x \\ SELECT o.nmae FROM public.orgs o;
--                      ^^^^ unknown-column
\echo SELECT o.nmae FROM public.orgs o;
\echo 'this never ends \\ SELECT nothing FROM nowhere;
\h SELECT \\ SELECT nothing FROM nowhere;
\? options \\ SELECT o.nmae FROM public.orgs o;
--                     ^^^^ unknown-column
\o | cat \\ SELECT nothing FROM nowhere;
\o out.txt \\ SELECT o.nmae FROM public.orgs o;
--                     ^^^^ unknown-column
\o
\d+ public.nowhere \\ SELECT o.nmae FROM public.orgs o;
--                             ^^^^ unknown-column
\dS \dfn a* \dPi \dRs+ \dconfig \drds \dew \des+ \dFd \l+ \lo_list \z
\pset format csv \\ \prompt 'org? ' org \\ \getenv home HOME \\ \setenv A b \\ \unset a
\encoding UTF8 \timing on \conninfo \errverbose \copyright \C title \f '|' \H \html \T border=1
\cd . \s history.txt \qecho x \warn y \password_is_not_one
--                                    ^^^^^^^^^^^^^^^^^^^^ unanalysed "invalid command \password_is_not_one"
\restrict 8r9sJd4Cq
\unrestrict 8r9sJd4Cq

-- One that psql does not know takes the rest of its line; a semicolon belongs to the name.
\foo bar \\ SELECT nothing FROM nowhere;
--<^ unanalysed "invalid command \foo"
\timing;
--<^^^^^ unanalysed "invalid command \timing;"
  \.
--^^ unanalysed "invalid command \."
\dz
--< unanalysed "invalid command \dz"

-- In strings, names, comments and bodies there is none.
SELECT o.name AS "\g", '\g', E'\'\\', $$\g$$ /* \g */ -- \g
FROM public.orgs o
WHERE o.nmae = '\';
--      ^^^^ unknown-column
