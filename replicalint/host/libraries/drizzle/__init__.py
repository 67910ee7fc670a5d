"""Drizzle: what its calls make, and the SQL that they emit.

Held against drizzle-orm 0.45. Whatever a program hands over stays a value until the text is wanted:
a choice between two columns is made only there. So building a query only writes down what is
called, and rendering does what Drizzle does: `SQL` is a list of chunks, and its dialect makes such
lists of queries.
"""
