"""What the migrations make of the primary, as far as its replicas depend on it."""
