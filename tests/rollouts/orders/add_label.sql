ALTER TYPE app.order_status ADD VALUE 'lost' AFTER 'sent';

-- @ steps
-- each replica: Add label 'lost' to app.order_status
-- contract: List the labels of app.order_status
-- primary: Run 1.sql
