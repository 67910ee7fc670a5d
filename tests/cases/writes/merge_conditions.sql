-- What the conditions of MERGE call is looked up as anywhere else.
MERGE INTO public.apps t USING public.orgs o ON owner_of(t.app_id) = o.id
--                                              ^^^^^^^^ user-function
--         ^^^^^^^^^^^ write
WHEN MATCHED AND public.owner_of(cast(t.name AS text)) IS NULL THEN DELETE;
--               ^^^^^^^^^^^^^^^ user-function
