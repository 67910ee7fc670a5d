-- A file that the revision does not have is told itself, and not counted at the contract.
CREATE TABLE public.audit (id bigint PRIMARY KEY);
-- next file, which is new
CREATE INDEX audit_id ON public.audit (id);
-- <^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ migration-out-of-order "never run it"
-- next file
CREATE INDEX audit_ids ON public.audit (id);
-- applied: 2
