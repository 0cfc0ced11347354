"""Doc to spans and ids: pure functions over a parsed Doc, each tested on Docs made by hand."""
