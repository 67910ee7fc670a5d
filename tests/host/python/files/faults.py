print "the second Python"
# replicalint: ignore[rule] is read all the same
