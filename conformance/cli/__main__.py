"""``python -m conformance.cli``: the command where no script is installed."""

import sys

from conformance.cli import main

sys.exit(main())
