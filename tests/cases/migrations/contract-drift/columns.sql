CREATE TABLE public.orders (
    id integer PRIMARY KEY, code text UNIQUE, state text NOT NULL, total bigint, late text
);
CREATE TABLE public.lines (id bigint, note text);
-- next file
ALTER TABLE public.lines RENAME note TO remark;
-- applied
-- contract: contract-drift "column ""id"" of relation ""public.orders"" is of type ""int4"" on the primary, but the contract says ""int8"""
-- contract: contract-drift "column ""total"" of relation ""public.orders"" is not generated on the primary, but the contract says generated: true"
-- contract: contract-drift "column ""note"" of relation ""public.lines"" is not on the primary"
