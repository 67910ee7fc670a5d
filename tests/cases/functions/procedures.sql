-- A procedure is looked up like a function.
CALL public.run_due_cron_tasks();
--   ^^^^^^^^^^^^^^^^^^^^^^^^^ user-function "not replicated: function"
