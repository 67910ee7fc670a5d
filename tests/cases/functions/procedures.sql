-- A procedure is looked up like a function.
CALL public.run_due_cron_tasks();
--   ^^^^^^^^^^^^^^^^^^^^^^^^^ user-function "not replicated: function"

-- Its name is one that a function can have.
CALL left('a', 1);
