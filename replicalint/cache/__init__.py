"""Results that are kept between runs, as values and as bytes: by what they are results of.

A result is found again by a digest of all that it depends on, and by nothing else: no path on this
machine, no time, no size. What is read back is checked as input of a stranger is: what does not
have the form, is not there.
"""
