-- What psql writes to a file is the large object of the server that it is connected to.
\lo_export 16384 out.png
--<^^^^^^^ server-local-value
SELECT a.label, lo_get(16384) FROM public.accounts a;
--              ^^^^^^ server-local-value
\lo_list
