"""The command ``gentwin``. Each command loads what it needs, no sooner: ``--help`` loads no model.

Exit status: 0; 2 on input that cannot be used, with one line on stderr that names the remedy.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import typer

from gentwin_chat.cli import live, network, research, talk, whatif
from gentwin_chat.cli.output import fail
from gentwin_chat.errors import TwinError

app = typer.Typer(
    name="gentwin",
    help="A conversational digital twin for IoT and smart-city networks.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in (
    *(talk.chat, talk.ask, network.ingest, network.generate, live.feed, network.simulate),
    whatif.whatif,
):
    app.command()(command)
app.command(context_settings=research.PASS_ON)(research.finetune)
app.command("eval", context_settings=research.PASS_ON)(research.evaluate)


def main(argv: Sequence[str] | None = None) -> None:
    """Run the command line and exit.

    Args:
        argv: the words after ``gentwin``; ``None``: those of this process.

    Raises:
        SystemExit: always, with the exit status.
    """
    try:
        status = app(args=None if argv is None else list(argv), standalone_mode=False)
        sys.stdout.flush()
    except TwinError as e:
        fail(str(e))
        status = 2
    except typer.TyperException as e:
        fail(f"{e.format_message().rstrip('.')}. See gentwin --help.")
        status = 2
    except (KeyboardInterrupt, typer.Abort):
        status = 130
    except BrokenPipeError:  # `gentwin … | head` is no error; nothing is left to flush
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    sys.exit(status if isinstance(status, int) else 0)
