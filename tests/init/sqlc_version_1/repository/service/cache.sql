CREATE TABLE entries (key text);
