-- What the history does not tell is no difference: columns that come from elsewhere.
CREATE TABLE public.lines (LIKE elsewhere.lines);
-- applied

-- And what comes is judged by the contract.
ALTER TABLE public.lines DROP COLUMN note;
--                                   ^^^^ replicated-column-dropped
