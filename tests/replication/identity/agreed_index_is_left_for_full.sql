-- happens: follows
-- finds: nothing
-- @ replica
ALTER TABLE app.stages REPLICA IDENTITY USING INDEX stages_label_key;
-- @ history
ALTER TABLE app.stages REPLICA IDENTITY USING INDEX stages_label_key;
-- @ migration
ALTER TABLE app.stages REPLICA IDENTITY FULL;
-- @ later
UPDATE app.stages SET place = 2;
