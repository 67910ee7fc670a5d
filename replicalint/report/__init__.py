"""A report as text: one module per format, each imported where its format is wanted."""
