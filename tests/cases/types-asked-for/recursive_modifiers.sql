-- A length or a precision is part of the type of a recursive query's column.
WITH RECURSIVE r(p) AS (SELECT bp FROM w UNION ALL SELECT p || 'x' FROM r) SELECT 1 FROM r;
--                             ^^ type-mismatch "recursive query ""r"" column 1 has type bpchar(4) in non-recursive term but type bpchar overall"
WITH RECURSIVE r(p) AS (SELECT bp FROM w UNION ALL SELECT p FROM r) SELECT 1 FROM r;
WITH RECURSIVE r(p) AS (SELECT bp FROM w UNION ALL SELECT v FROM r, w) SELECT 1 FROM r;
--                             ^^ type-mismatch "recursive query ""r"" column 1 has type bpchar(4) in non-recursive term but type bpchar overall"
WITH RECURSIVE r(p) AS (SELECT v FROM w UNION ALL SELECT bp FROM r, w) SELECT 1 FROM r;
WITH RECURSIVE r(p) AS (SELECT v FROM w UNION ALL SELECT t FROM r, w) SELECT 1 FROM r;
WITH RECURSIVE r(x) AS (SELECT vn FROM w UNION ALL SELECT x FROM r) SELECT 1 FROM r;
WITH RECURSIVE r(x) AS (SELECT vn FROM w UNION ALL SELECT w.v FROM r,w) SELECT 1 FROM r;
--                             ^^ type-mismatch "recursive query ""r"" column 1 has type varchar(5) in non-recursive term but type varchar overall"
WITH RECURSIVE r(x) AS (SELECT v FROM w UNION ALL SELECT w.vn FROM r,w) SELECT 1 FROM r;
WITH RECURSIVE r(x) AS (SELECT n2 FROM w UNION ALL SELECT x+1 FROM r) SELECT 1 FROM r;
--                             ^^ type-mismatch "recursive query ""r"" column 1 has type numeric(10,2) in non-recursive term but type numeric overall"
WITH RECURSIVE r(x) AS (SELECT n2 FROM w UNION ALL SELECT x FROM r) SELECT 1 FROM r;
WITH RECURSIVE r(x) AS (SELECT n FROM w UNION ALL SELECT n2 FROM r,w) SELECT 1 FROM r;
