"""An abstract interpreter over the nodes: what the values of a program may be, and what it sends.

Each function is run once, or once for each of its calls in the file; a branch forks what its
variables hold, and where branches meet again a variable is one of several. Names of other modules
are followed by import. A class a file, each on top of the one before: `State`, `Meanings`,
`Changes`, `Beginnings`, `Calls`, `Expressions`, `Statements`, `Loops`, `Evaluation`.
"""
