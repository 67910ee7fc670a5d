-- A text that holds a value of the type may hold the one that stands there.
CREATE TYPE public.mood AS ENUM ('sad', 'happy');
CREATE TABLE public.measures (id bigint PRIMARY KEY, said text, token uuid, mood public.mood);
UPDATE public.measures SET token = said::uuid;
--     ^^^^^^^^^^^^^^^ noop-update
UPDATE public.measures SET mood = said::public.mood WHERE said IS NOT NULL;
--     ^^^^^^^^^^^^^^^ noop-update
