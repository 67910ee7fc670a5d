ALTER PUBLICATION shop SET TABLE app.customers, app.orders, app.stages (id, label);
-- @ migration
ALTER TABLE app.stages REPLICA IDENTITY USING INDEX stages_label_idx;

-- @ why
-- 1: column "place" of app.stages is not sent: the primary would refuse UPDATE and DELETE with REPLICA IDENTITY FULL, which the replicas need while they change their key
