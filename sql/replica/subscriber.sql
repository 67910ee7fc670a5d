-- What a replica of the plugin's read path has before the migrations: the tables of the contract, their
-- keys and indexes, and the enum. Run once in an empty database, before CREATE SUBSCRIPTION.
--
-- No view, no function, no trigger, no foreign key, no identity: rows come from the primary alone, which
-- has checked them. Defaults matter for a column that comes here first: see the step files beside this one.

CREATE TYPE public.stripe_status AS ENUM
    ('created', 'succeeded', 'updated', 'failed', 'deleted', 'canceled');

CREATE TABLE public.orgs (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    customer_id text UNIQUE,
    created_at timestamptz NOT NULL
);

CREATE TABLE public.stripe_info (
    customer_id text PRIMARY KEY,
    status public.stripe_status NOT NULL,
    trial_at timestamptz NOT NULL,
    mau_exceeded boolean NOT NULL,
    storage_exceeded boolean NOT NULL,
    bandwidth_exceeded boolean NOT NULL,
    updated_at timestamptz NOT NULL
);

CREATE TABLE public.apps (
    app_id text PRIMARY KEY,
    owner_org uuid NOT NULL,
    name text NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE TABLE public.channels (
    id bigint PRIMARY KEY,
    app_id text NOT NULL,
    name text NOT NULL,
    is_default boolean NOT NULL,
    allow_self_set boolean NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (app_id, name)
);

CREATE TABLE public.app_versions (
    id bigint PRIMARY KEY,
    app_id text NOT NULL,
    channel_id bigint,
    name text NOT NULL,
    url text,
    checksum text,
    deleted boolean NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (app_id, name)
);

CREATE INDEX app_versions_newest_idx
    ON public.app_versions (channel_id, created_at DESC, id DESC) WHERE NOT deleted;

CREATE TABLE public.channel_devices (
    app_id text NOT NULL,
    device_id text NOT NULL,
    channel_id bigint NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (app_id, device_id)
);
