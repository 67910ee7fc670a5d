ALTER TYPE app.order_status RENAME VALUE 'open' TO 'opened';

-- @ steps
-- each replica: Add label 'opened' to app.order_status
-- contract: List the labels of app.order_status
-- primary: Write 1.sql anew, and run it
-- application: Move the writers: label 'open' of app.order_status to 'opened'
-- primary: Run another migration: the end of label 'open' of app.order_status to 'opened'
