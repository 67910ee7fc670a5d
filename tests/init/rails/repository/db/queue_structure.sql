SET statement_timeout = 0;

CREATE TABLE public.jobs (
    id bigint NOT NULL
);
