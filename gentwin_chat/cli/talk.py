"""``gentwin chat`` and ``gentwin ask``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gentwin_chat.cli.output import fail, print_json
from gentwin_chat.errors import SettingsError, SourceError

if TYPE_CHECKING:
    from gentwin_chat.twin import Twin

Source = Annotated[
    str | None,
    typer.Argument(
        metavar="SOURCE",
        help="File or folder of a network, or a neo4j:// or bolt:// address; the example city if "
        "left out.",
    ),
]


def chat(
    source: Source = None,
    host: Annotated[
        str | None, typer.Option(help="Address to listen on. [env: GENTWIN_HOST]")
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(help="Port; unset: the first free one from 7860. [env: GENTWIN_PORT]"),
    ] = None,
    browser: Annotated[bool, typer.Option(help="Open the page in the browser.")] = True,
) -> None:
    """Open the chat in the browser."""
    from gentwin_chat.settings import load

    options = load(host=host, port=port)
    from gentwin_chat.chat_ui import launch  # after the options: Gradio takes seconds

    with open_twin(source) as twin:
        launch(twin, host=options.host, port=options.port, browser=browser)


def ask(
    source: Source = None,
    question: Annotated[str | None, typer.Argument(metavar="QUESTION", help="What to ask.")] = None,
    batch: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help='JSON lines {"id", "question", "thread"?}, answered in order; -: stdin.',
        ),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the whole answer as JSON.")
    ] = False,
) -> int:
    """Answer one question, or a file of them."""
    if batch is not None:
        if question is not None:
            raise SettingsError(f"A batch brings its own questions: leave {question!r} out.")
        return _ask_batch(source, batch)
    if question is None:  # the only word is the question, the network the example city
        source, question = None, source
        if question is None or "://" in question or Path(question).exists():
            raise SettingsError(f'No question. Write: gentwin ask {question or ""} "question"')
    with open_twin(source) as twin:
        if as_json:
            print_json(twin.ask(question).model_dump(mode="json"))
            return 0
        for piece in twin.stream(question):
            sys.stdout.write(piece)
            sys.stdout.flush()
        sys.stdout.write("\n")
    return 0


def _ask_batch(source: str | None, file: str) -> int:
    from gentwin_chat.batch import answer_lines

    lines = input_lines(file)
    first = next(lines, b"")  # a missing file fails before a large network is read
    status = 0
    with open_twin(source) as twin:
        called = "stdin" if file == "-" else file
        for result in answer_lines(twin, chain([first], lines), called):
            if isinstance(result, SourceError):
                fail(str(result))
                status = 2
            else:
                print_json(result)
    return status


def input_lines(file: str) -> Iterator[bytes]:
    """The lines of ``file`` as they come; ``-`` is stdin."""
    if file == "-":
        yield from sys.stdin.buffer
        return
    try:
        with Path(file).open("rb") as stream:
            yield from stream
    except OSError as e:
        remedy = "Name a readable file, or - for stdin."
        raise SourceError(f"cannot be read: {e.strerror}.", remedy=remedy, file=file) from e


def open_twin(source: str | None) -> Twin:
    """The twin of ``source``, of ``GENTWIN_SOURCE``, or of the example city; with the relations of
    ``GENTWIN_GENERATED``, if it is set."""
    from gentwin_chat.data import CITY
    from gentwin_chat.settings import settings
    from gentwin_chat.twin import Twin

    return Twin.open(source or settings().source or CITY, generated=settings().generated)
