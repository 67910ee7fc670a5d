-- What the primary holds.
INSERT INTO app.customers VALUES (1, 'ann@shop.example', 'Ann', 1), (2, 'bob@shop.example', 'Bob', 2);
INSERT INTO app.stages VALUES (1, 'first', 1), (2, 'second', 2);
