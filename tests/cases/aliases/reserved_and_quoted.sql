-- Quoted names keep their case; unquoted ones are folded.
SELECT O.NAME, "o"."name" FROM PUBLIC.ORGS O;
SELECT "O"."NAME" FROM public.orgs "O";
--         ^^^^^^ unknown-column "Perhaps you meant ""O.name""."
SELECT o.name FROM public."Orgs" o;
--                 ^^^^^^^^^^^^^ unreplicated-relation "Perhaps you meant ""public.orgs""."
SELECT o.name FROM "public.orgs" o;
--                 ^^^^^^^^^^^^^ unqualified-relation
