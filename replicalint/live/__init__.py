"""Real servers: what they answer to the governed statements, and what their catalogues hold.

Only `server.py` imports psycopg, so that whoever has not installed it can be told.
"""
