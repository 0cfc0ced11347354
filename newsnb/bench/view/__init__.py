"""A reading -> how large, how quick and how quiet its view is, in a real browser."""
