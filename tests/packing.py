"""Read back what a page holds packed, as `unpacked.js` does in a browser."""

import base64
import gzip


def unpacked(text):
    return gzip.decompress(base64.b85decode(text.translate(str.maketrans(",.:/[", "&<>{}")))).decode("utf-8")
