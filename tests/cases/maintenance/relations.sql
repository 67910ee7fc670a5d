-- Commands that keep tables in order name relations and columns: asked outside transactions.
ANALYZE app.gone;
--      ^^^^^^^^ unreplicated-relation
--<^^^^ write
ANALYZE (VERBOSE) app.orders (note), app.customers (mail), app.order_months;
--                                                         ^^^^^^^^^^^^^^^^ unreplicated-relation
--                                                  ^^^^ unknown-column
--<^^^^ write
ANALYZE app.orders (ctid);
--                  ^^^^ unknown-column
--<^^^^ write
VACUUM app.gone;
--     ^^^^^^^^ unreplicated-relation
--<^^^ write
VACUUM (ANALYZE) app.orders (id, extra);
--                               ^^^^^ unknown-column
--<^^^ write
CLUSTER app.order_months;
--      ^^^^^^^^^^^^^^^^ unreplicated-relation
--<^^^^ write
CLUSTER VERBOSE app.gone USING gone_pkey;
--              ^^^^^^^^ unreplicated-relation
--<^^^^ write
REINDEX TABLE app.gone;
--            ^^^^^^^^ unreplicated-relation
--<^^^^ write
REINDEX (VERBOSE) TABLE CONCURRENTLY app.order_months;
--                                   ^^^^^^^^^^^^^^^^ unreplicated-relation
--<^^^^ write
REFRESH MATERIALIZED VIEW CONCURRENTLY app.order_months WITH DATA;
--                                     ^^^^^^^^^^^^^^^^ unreplicated-relation
--<^^^^^^^^^^^^^^^^^ write
COMMENT ON MATERIALIZED VIEW app.order_months IS 'x';
--                           ^^^^^^^^^^^^^^^^ unreplicated-relation
--<^^^^ write
COMMENT ON COLUMN app.orders.extra IS NULL;
--                           ^^^^^ unknown-column
--<^^^^ write
COMMENT ON COLUMN app.gone.extra IS NULL;
--                ^^^^^^^^ unreplicated-relation
--<^^^^ write
-- ONLY came with 18.
ANALYZE ONLY app.orders;
--      ^^^^ newer-than-replica
--<^^^^ write

-- What is there, and what no contract lists: indexes.
VACUUM (FULL, ANALYZE) app.orders (note);
--<^^^ write
CLUSTER orders_note ON app.orders;
--<^^^^ write
REINDEX INDEX app.orders_note;
--<^^^^ write
COMMENT ON COLUMN app.orders.note IS 'x';
--<^^^^ write

-- A table of the session is there.
CREATE TEMP TABLE picked AS SELECT o.id FROM app.orders o;
--<^^^^^^^^ write
--<^^^^^^^^ session-state
ANALYZE picked (id), pg_temp.picked;
--<^^^^ write
ANALYZE picked (nothing);
--<^^^^ write
