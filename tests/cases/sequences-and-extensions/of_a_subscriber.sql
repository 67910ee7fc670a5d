-- A subscriber's sequences have values of their own, and no session that has asked for one.
SELECT s.last_value, s.is_called FROM app.orders_id_seq AS s;
--                                    ^^^^^^^^^^^^^^^^^ server-local-value "has values of its own on each server"
SELECT pg_sequence_last_value('app.orders_id_seq');
--     ^^^^^^^^^^^^^^^^^^^^^^ server-local-value
SELECT currval('app.orders_id_seq');
--     ^^^^^^^ sequence-state "no reader calls nextval on a replica"
SELECT nextval('app.orders_id_seq'), currval('app.orders_id_seq');
--     ^^^^^^^ write
