-- The types that the contract has, in other spellings.
ALTER TABLE public.t
    ALTER numbers TYPE _int4,
    ALTER more TYPE bigint ARRAY[3],
    ALTER mood TYPE mood,
    ALTER moods TYPE public.mood[3],
    ALTER name TYPE varchar(20),
    ALTER at TYPE pg_catalog.timestamp(3),
    ALTER flags TYPE varbit(2),
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

-- And longer ones.
ALTER TABLE public.t
    ALTER name TYPE varchar,
--        ^^^^ replicated-column-retyped "to varchar while replicas have varchar(20)"
    ALTER at TYPE pg_catalog.timestamp,
--        ^^ replicated-column-retyped "to timestamp while replicas have timestamp(3)"
    ALTER flags TYPE varbit(4);
--        ^^^^^ replicated-column-retyped "to varbit(4) while replicas have varbit(3)"
