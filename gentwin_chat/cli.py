"""The command ``gentwin``. Each command opens what it needs, no sooner: ``--help`` loads no model.

Exit status: 0; 2 on input that cannot be used, with one line on stderr that names the remedy.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gentwin_chat.errors import SettingsError, SourceError, TwinError

if TYPE_CHECKING:
    from gentwin_chat.twin import Twin

app = typer.Typer(
    name="gentwin",
    help="A conversational digital twin for IoT and smart-city networks.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Source = Annotated[
    str | None,
    typer.Argument(
        help="File or folder of a network, or a neo4j:// or bolt:// address. "
        "[default: the example city]",
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]


def main(argv: Sequence[str] | None = None) -> None:
    """Run the command line and exit.

    Args:
        argv: the words after ``gentwin``; ``None``: those of this process.

    Raises:
        SystemExit: always, with the exit status.
    """
    try:
        status = app(args=None if argv is None else list(argv), standalone_mode=False)
    except TwinError as e:
        _fail(str(e))
        status = 2
    except typer.TyperException as e:
        _fail(f"{e.format_message()} See gentwin --help.")
        status = 2
    except typer.Abort:
        status = 130
    except BrokenPipeError:  # `gentwin … | head` is no error
        sys.stderr.close()
        status = 0
    sys.exit(status if isinstance(status, int) else 0)


@app.command()
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
    from gentwin_chat.chat_ui import launch
    from gentwin_chat.settings import load

    options = load(host=host, port=port)
    launch(_open(source), host=options.host, port=options.port, browser=browser)


@app.command()
def ask(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SOURCE] [QUESTION]", help="The network, and what to ask of it."),
    ] = None,
    batch: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help='JSON lines {"id", "question", "thread"?}, answered in order; -: stdin.',
        ),
    ] = None,
    as_json: Json = False,
) -> int:
    """Answer one question, or a file of them."""
    given = list(words or [])
    if batch is not None:
        if len(given) > 1:
            raise SettingsError(
                f"A batch brings its own questions, so {given[1]!r} is too much. Leave it out."
            )
        return _ask_batch(_first(given), batch)
    if not given or len(given) > 2:
        raise SettingsError(
            f"{len(given)} words where a source and a question belong. "
            'Write: gentwin ask SOURCE "question"'
        )
    source, question = (None, given[0]) if len(given) == 1 else (given[0], given[1])
    if source is None and (Path(question).exists() or "://" in question):
        raise SettingsError(f'No question. Write: gentwin ask {question} "question"')
    twin = _open(source)
    if as_json:
        _print_json(twin.ask(question).model_dump(mode="json"))
    else:
        _print_answer(twin, question)
    return 0


def _ask_batch(source: str | None, file: str) -> int:
    from gentwin_chat.batch import answer_lines

    lines = _lines(file)
    first = next(lines, b"")  # a missing file fails before a large network is read
    status = 0
    for result in answer_lines(_open(source), chain([first], lines), _called(file)):
        if isinstance(result, SourceError):
            _fail(str(result))
            status = 2
        else:
            _print_json(result)
    return status


def _called(file: str) -> str:
    return "stdin" if file == "-" else file


def _lines(file: str) -> Iterator[bytes]:
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


def _print_answer(twin: Twin, question: str) -> None:
    for piece in twin.stream(question):
        sys.stdout.write(piece)
        sys.stdout.flush()
    sys.stdout.write("\n")


def _print_json(value: Any) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _fail(text: str) -> None:
    print("gentwin: " + " ".join(text.split()), file=sys.stderr, flush=True)


def _first(given: list[str]) -> str | None:
    return given[0] if given else None


def _open(source: str | None) -> Twin:
    from gentwin_chat.settings import settings
    from gentwin_chat.twin import Twin

    return Twin.open(source or settings().source)
