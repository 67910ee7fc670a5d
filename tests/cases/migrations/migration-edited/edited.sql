-- Only what has run is edited too late: the last file may still be.
CREATE TABLE public.audit (id bigint PRIMARY KEY);
-- next file
CREATE INDEX audit_id ON public.audit (id, note);
-- <^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ migration-edited "does not run again" "new migration"
-- was: CREATE INDEX audit_id ON public.audit (id);
-- applied
CREATE INDEX audit_note ON public.audit (note, id);
-- was: CREATE INDEX audit_note ON public.audit (note);
