-- happens: stops 23P01
-- finds: constraint-relaxed
-- @ migration
ALTER TABLE app.places DROP CONSTRAINT apart;
-- @ later
INSERT INTO app.places VALUES (2, '[2,3)');
