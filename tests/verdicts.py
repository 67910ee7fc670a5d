"""What a server answers where the linter finds an error."""

from replicalint.live.prediction import answers as answers
