"""Measured quality: corpora that people annotated -> how often newsnb is right, how fast, beside other systems."""
