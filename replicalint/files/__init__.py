"""The file system: finds files, reads them, loads contracts."""
