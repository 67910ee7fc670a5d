"""Host code: the programs, in TypeScript or Python, in which SQL stands, and the SQL in them."""
