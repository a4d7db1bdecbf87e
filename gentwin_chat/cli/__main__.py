"""``python -m gentwin_chat.cli``: the command ``gentwin`` where its script is not on the path."""

from gentwin_chat.cli import main

main()
