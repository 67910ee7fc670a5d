-- happens: stops 55000
-- finds: replica-identity-moved
-- @ replica
ALTER TABLE app.stages REPLICA IDENTITY USING INDEX stages_label_key;
-- @ history
ALTER TABLE app.stages REPLICA IDENTITY USING INDEX stages_label_key;
-- @ migration
ALTER TABLE app.stages REPLICA IDENTITY DEFAULT;
-- @ later
UPDATE app.stages SET place = 2;
