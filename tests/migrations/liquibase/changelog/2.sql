--liquibase formatted sql

--changeset ann:mysql dbms:mysql
DROP TABLE orders;

--changeset ann:5-create_lines
--comment: create lines
CREATE TABLE public.lines (
    order_id bigint REFERENCES public.orders,
    position integer,
    PRIMARY KEY (order_id, position)
);
/* liquibase rollback
DROP TABLE public.lines;
*/

--changeset ann:6-keep_amount splitStatements:false
--comment: keep amount
CREATE FUNCTION public.keep_amount() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.amount := OLD.amount;
    RETURN NEW;
END $$;
--rollback DROP FUNCTION public.keep_amount();

--changeset ann:7-index_code runInTransaction:false
--comment: index code
CREATE UNIQUE INDEX CONCURRENTLY orders_code ON public.orders (code);
/* liquibase rollback
DROP INDEX public.orders_code;
*/
