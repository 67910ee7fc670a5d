-- The types that the contract has, in other spellings.
ALTER TABLE public.t
    ALTER numbers TYPE _int4,
    ALTER more TYPE bigint ARRAY[3],
    ALTER mood TYPE mood,
    ALTER moods TYPE public.mood[3],
    ALTER name TYPE varchar,
    ALTER at TYPE pg_catalog.timestamp,
    ALTER flags TYPE varbit,
    ALTER one TYPE pg_catalog."char",
    ALTER span TYPE interval,
    ALTER size TYPE "My Size";

-- And other types.
ALTER TABLE public.t
    ALTER numbers TYPE _int8,
--        ^^^^^^^ replicated-column-retyped "to int8[] while replicas have int4[]"
    ALTER moods TYPE mood,
--        ^^^^^ replicated-column-retyped "to public.mood while replicas have public.mood[]"
    ALTER one TYPE char,
--        ^^^ replicated-column-retyped "to bpchar while"
    ALTER size TYPE mysize;
--        ^^^^ replicated-column-retyped "to public.mysize while"
