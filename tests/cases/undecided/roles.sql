-- Roles do not replicate, and no contract lists them.
SELECT 'reader'::regrole, 'pg_monitor'::regrole, a.id FROM accounts a;
--      ^^^^^^ undecided
