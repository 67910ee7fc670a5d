-- A comment in the file may say why: of its others, none is heard.
-- replicalint: ignore[migration-edited] the column was renamed by hand in 2024
CREATE TABLE public.audit (id bigint PRIMARY KEY, note text);
-- was: CREATE TABLE public.audit (id bigint PRIMARY KEY, remark text);
-- replicalint: ignore[noop-update] it was one row
UPDATE public.audit SET note = 'a';
-- applied
