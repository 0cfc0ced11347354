"""Texts that take long -> CPU seconds."""
