"""A small plugin endpoint over a replica, to ask the shipped queries the way devices do."""
