-- A subscriber begins READ WRITE transactions: what is written in them is reported.
BEGIN READ WRITE;
START TRANSACTION READ WRITE;
SET TRANSACTION READ WRITE;
SET LOCAL transaction_read_only = off;
COMMIT;
