-- extensions: dblink
-- What another server is sent is not read.
SELECT t.a FROM dblink('dbname=shop', 'SELECT nmae FROM accounts') AS t(a int);
--              ^^^^^^ undecided
SELECT dblink_get_pkey('nowhere');
--                      ^^^^^^^ missing-object
