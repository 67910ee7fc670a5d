SELECT * FROM tickets;
