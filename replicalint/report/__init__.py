"""A report as text: one module per format, and formats.py lists them."""
