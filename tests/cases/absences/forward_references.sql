-- Without RECURSIVE, a WITH query sees those before it, and neither itself nor those after it.
WITH r AS (SELECT 1 AS n UNION ALL SELECT r.n + 1 FROM r) SELECT r.n FROM r;
--                                                     ^ unreplicated-relation "the WITH query of this name cannot be referenced here"
WITH a AS (SELECT b.n FROM b), b AS (SELECT 1 AS n) SELECT a.n FROM a;
--                         ^ unreplicated-relation "relation ""b"" does not exist"
WITH a AS (SELECT 1 AS n WHERE EXISTS (SELECT 1 FROM (SELECT b.n FROM b) x)), b AS (SELECT 1 AS n) SELECT a.n FROM a;
--                                                                    ^ unreplicated-relation "does not exist"
WITH a AS (WITH b AS (SELECT 1 AS m) SELECT c.n FROM c, b), c AS (SELECT 2 AS n) SELECT a.n FROM a;
--                                                   ^ unreplicated-relation "does not exist"
WITH a AS (SELECT 1 AS n), b AS (WITH a2 AS (SELECT a.n FROM a) SELECT a2.n FROM a2) SELECT b.n FROM b;
WITH RECURSIVE a AS (SELECT b.n FROM b), b AS (SELECT 1 AS n) SELECT a.n FROM a;
-- A table of the name is what it means.
WITH orgs AS (SELECT orgs.name FROM orgs) SELECT orgs.name FROM orgs;
-- Outside of the query that has the WITH it is like any other name.
SELECT r.n FROM r WHERE EXISTS (WITH r AS (SELECT 1 AS n) SELECT 1 FROM r);
--              ^ unreplicated-relation "relation ""r"" is not on the replica"
