"""Paths to bytes and back: every file that newsnb writes is written here, whole or not at all."""

from newsnb.files.naming import file_name
from newsnb.files.opening import open_regular, path_of, read_whole
from newsnb.files.shipped import find_shipped, read_shipped, read_shipped_json
from newsnb.files.writing import make_folder, replace_file, write_whole

__all__ = [
    "file_name",
    "find_shipped",
    "make_folder",
    "open_regular",
    "path_of",
    "read_shipped",
    "read_shipped_json",
    "read_whole",
    "replace_file",
    "write_whole",
]
