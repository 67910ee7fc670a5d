-- Commands that send statements of their own.
\sf public.refresh_orgs_has_usage_credits(uuid[])
--  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ user-function
\sf lower(text)
\sf+ now
\sv public.usage_credit_balances
--  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-object
\sv
--< unanalysed "\sv: missing required argument"
\lo_unlink 16384
--<^^^^^^^ write "lo_unlink"
\lo_import 'photo.png' 'a photo'
--<^^^^^^^ write "lo_creat"
\lo_export 16384
--<^^^^^^^^^^^^^ unanalysed
\password postgres
--<^^^^^^ write "ALTER"
\password
--<^^^^^^ write
-- What only looks around in the catalogue finds nothing, and no error.
\d public.nowhere
\dt *.*
