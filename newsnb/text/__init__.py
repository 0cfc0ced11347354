"""Text to its layout: paragraphs, parts, quotation marks, turns, and paragraphs in capitals recased."""
