ALTER DOMAIN public.money_amount DROP CONSTRAINT is_positive;
--           ^^^^^^^^^^^^^^^^^^^ type-change-not-replicated
ALTER TYPE public.place ADD ATTRIBUTE city text;
--         ^^^^^^^^^^^^ type-change-not-replicated
-- Inside a composite type.
ALTER TYPE public.place_kind ADD VALUE 'holiday';
--         ^^^^^^^^^^^^^^^^^ type-change-not-replicated
