"""The languages that newsnb reads, each in a folder of data: word lists, patterns and weights."""
