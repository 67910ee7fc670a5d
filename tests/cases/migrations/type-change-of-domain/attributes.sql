-- Each attribute is a change of its own.
ALTER TYPE public.place ADD ATTRIBUTE city text, DROP ATTRIBUTE IF EXISTS street CASCADE;
--         ^^^^^^^^^^^^ type-change-not-replicated "ADD ATTRIBUTE ""city"""
--         ^^^^^^^^^^^^ type-change-not-replicated "DROP ATTRIBUTE ""street"""
