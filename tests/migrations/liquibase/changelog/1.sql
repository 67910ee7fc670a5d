--liquibase formatted sql

--changeset ann:1-create_orders
--comment: create orders
CREATE TABLE public.orders (id bigint PRIMARY KEY, code text NOT NULL, note text);
/* liquibase rollback
DROP TABLE public.orders;
*/

--changeset ann:2-add_number
--comment: add number
ALTER TABLE public.orders ADD COLUMN n integer;
--rollback ALTER TABLE public.orders DROP COLUMN n;

--changeset ann:3-call_it_amount
--comment: call it amount
ALTER TABLE public.orders RENAME COLUMN n TO amount;
ALTER TABLE public.orders ADD COLUMN n text;
/* liquibase rollback
ALTER TABLE public.orders DROP COLUMN n;
ALTER TABLE public.orders RENAME COLUMN amount TO n;
*/

--changeset ann:4-shorten_code
--comment: shorten code
ALTER TABLE public.orders DROP COLUMN n;
ALTER TABLE public.orders ALTER COLUMN code TYPE varchar(20);
--rollback ALTER TABLE public.orders ALTER COLUMN code TYPE text;
--rollback ALTER TABLE public.orders ADD COLUMN n text;
