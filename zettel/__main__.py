"""`python -m zettel` is the command `zettel`."""

import sys

from zettel.cli import main

if __name__ == "__main__":
    sys.exit(main())
