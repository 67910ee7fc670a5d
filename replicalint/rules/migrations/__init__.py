"""The rules for migrations, one file each."""
