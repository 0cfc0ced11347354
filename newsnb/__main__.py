"""``python -m newsnb`` is the command ``newsnb``."""

import sys

from newsnb.cli import main

sys.exit(main())
