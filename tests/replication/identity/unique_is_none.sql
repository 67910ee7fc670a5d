-- happens: later fails 55000
-- finds: relation-not-in-contract, replica-identity
-- @ migration
CREATE TABLE app.events (id bigint NOT NULL UNIQUE, body text);
ALTER PUBLICATION shop ADD TABLE app.events;
-- @ later
UPDATE app.events SET body = 'x';
