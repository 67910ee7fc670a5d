ALTER TABLE app.orders REPLICA IDENTITY DEFAULT;
--                     ^^^^^^^^^^^^^^^^^^^^^^^^ replica-identity-moved "index orders_note_key"
ALTER TABLE app.customers REPLICA IDENTITY USING INDEX customers_email_key;
ALTER TABLE app.customers REPLICA IDENTITY DEFAULT;
ALTER TABLE app.places REPLICA IDENTITY USING INDEX places_name_key;
--                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ replica-identity-moved "another key"
ALTER TABLE app.stages REPLICA IDENTITY USING INDEX stages_of_before;
--                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ replica-identity-moved
