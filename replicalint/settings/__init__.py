"""What a run is asked to do: by its command line, the contracts and the project."""
