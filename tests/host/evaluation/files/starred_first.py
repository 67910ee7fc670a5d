# What another module imports.
table = "first"
condition = "first"
suffix = ""
