"""The chat on the example city, or on another source: ``python app.py [SOURCE]``."""

from __future__ import annotations

import sys

from gentwin_chat.cli import main

if __name__ == "__main__":
    main(["chat", *sys.argv[1:]])
