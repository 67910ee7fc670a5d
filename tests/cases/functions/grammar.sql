-- Constructs with a grammar of their own.
SELECT COLLATION FOR (o.name), normalize(o.name, NFKC), o.name IS NFC NORMALIZED, xmlelement(NAME a, o.name)
FROM public.orgs o;
