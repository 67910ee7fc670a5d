-- What no migration creates is as the contract says, but for what they change.
SELECT 1;
-- next file
ALTER TABLE public.lines DROP COLUMN note;
-- applied
-- contract: contract-drift "column ""note"" of relation ""public.lines"" is not on the primary" "changed here"
