"""The pure functions of the view, run by Node."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from newsnb.views import assets

APP = Path(assets.__file__).parent / "static" / "app"
NODE = shutil.which("node")

NEEDS_NODE = [
    pytest.mark.skipif(NODE is None, reason="no node found: install Debian's package `nodejs` to run these"),
    pytest.mark.slow,  # each starts node
]


def run(module, names, expression, data=None, more=""):
    """Import ``names`` from a module of the view and return the value of ``expression``."""
    more = more.replace("./", f"{APP.as_uri()}/")
    code = f"{more}\nimport {{ {names} }} from {json.dumps((APP / module).as_uri())};\n" + (
        "import { readFileSync } from 'node:fs';\nconst data = JSON.parse(readFileSync(0, 'utf8') || 'null');\n"
        f"console.log(JSON.stringify({expression}));"
    )
    done = subprocess.run(
        [NODE, "--experimental-default-type=module", "--input-type=module", "-e", code],
        input=json.dumps(data),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
