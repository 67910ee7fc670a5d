-- What breaks off before any name says nothing of the contract's tables: it is counted.
CREATE SCHEMA;
CREATE SCHEMA IF NOT EXISTS;
CREATE SCHEMA AUTHORIZATION;
