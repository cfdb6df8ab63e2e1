"""One module for each group of figures; each has a function ``measure(options, results)``."""
