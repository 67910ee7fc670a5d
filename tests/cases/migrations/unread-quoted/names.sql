-- A name of several words is named where all of it stands, in capitals or not.
ALTER TABLE public."Open orders" DROP COLUMN;
--                                    ^^^^^^ unanalysed
ALTER TABLE public."Open orders2" DROP COLUMN;
ALTER TABLE public."Reopen orders" DROP COLUMN;
ALTER TABLE public."Open", orders DROP COLUMN;
ALTER TABLE public.A$B DROP COLUMN;
--                          ^^^^^^ unanalysed
ALTER TABLE public.a$bc DROP COLUMN;
ALTER TABLE public.größe DROP COLUMN;
--                            ^^^^^^ unanalysed
ALTER TABLE public.größer DROP COLUMN;
