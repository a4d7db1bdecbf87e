"""The chat in the browser: conversation left, evidence right.

Nothing is fetched from the internet: analytics off, system fonts, and a Content-Security-Policy
that forbids the page every other host. Each browser tab has its own conversation, and its own twin
once it opens another network.
"""

from __future__ import annotations

import html
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import gradio as gr
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gentwin_chat import panels
from gentwin_chat.errors import SettingsError, TwinError
from gentwin_chat.picture import draw, mentioned, neighbourhood
from gentwin_chat.starters import starters
from gentwin_chat.twin import Conversation, Twin

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'self'"
)
LARGEST_UPLOAD = "200mb"

# A click (or Enter) on anything that carries a question asks it.
_ASK_ON_CLICK = """
const asked = e => { const t = e.target.closest('[data-ask]');
  if (t && (e.type === 'click' || e.key === 'Enter')) trigger('click', {ask: t.dataset.ask}); };
element.addEventListener('click', asked);
element.addEventListener('keydown', e => { if (e.target.tagName !== 'BUTTON') asked(e); });
"""
_HEAD = (
    '<header class="gt-head"><h1>GenTwin chat</h1>'
    "<p>Ask the digital twin; every answer shows the facts that it rests on.</p></header>"
)


@dataclass(eq=False)
class Session:
    """What belongs to one browser tab.

    Attributes:
        twin: the network that is asked.
        talk: its conversation.
        folder: where this tab's uploaded files lie, if it brought its own network.
    """

    twin: Twin
    talk: Conversation
    folder: Path | None = None

    def afresh(self) -> Session:
        """The same network, a new conversation."""
        return replace(self, talk=self.twin.chat())

    def close(self, shared: Twin) -> None:
        """Give up what this tab alone used; ``shared`` stays open for the others."""
        if self.twin is not shared:
            self.twin.close()
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)


def launch(twin: Twin, *, host: str, port: int | None = None, browser: bool = True) -> None:
    """Serve the chat until interrupted.

    Args:
        twin: the network on which every tab starts.
        host: address to listen on. On a loopback address a tab may also open paths of this
            machine; elsewhere only what it uploads.
        port: ``None``: the first free one from 7860.
        browser: open the page.

    Raises:
        SettingsError: the address or port cannot be used.
        ModelError: the Llama cannot be loaded.
    """
    twin.warm_up()  # here, where a first download can show its progress
    local = host in {"127.0.0.1", "localhost", "::1"}
    demo = build(twin, local=local)
    try:
        _, address, _ = demo.launch(
            server_name=host,
            server_port=port,
            inbrowser=browser,
            prevent_thread_lock=True,
            quiet=True,
            **served(),
        )
    except OSError as e:
        raise SettingsError(
            f"The chat cannot listen on {host}:{port or '7860 to 7959'}. "
            "Name a free port with --port."
        ) from e
    print(f"The chat is open at {address} (Ctrl-C ends it).", flush=True)
    demo.block_thread()


def served() -> dict[str, Any]:
    """How the page is served, whoever serves it: Gradio's ``launch`` options."""
    return {
        "theme": _theme(),
        "css": files("gentwin_chat").joinpath("chat_ui.css").read_text(encoding="utf-8"),
        "app_kwargs": {"middleware": [Middleware(_Policy)]},
        "footer_links": [],
        "max_file_size": LARGEST_UPLOAD,
        "pwa": False,
        "run_history": False,
        "share": False,
        "ssr_mode": False,
    }


def build(twin: Twin, *, local: bool = True) -> gr.Blocks:
    """The page.

    Args:
        twin: the network on which every tab starts.
        local: whether the visitor may name paths and addresses to open, not only upload.
    """
    demo = gr.Blocks(title="GenTwin chat", analytics_enabled=False)
    with demo:
        session = gr.State(delete_callback=lambda s: s.close(twin) if s else None)
        _html(_HEAD)
        with gr.Row(equal_height=False):
            with gr.Column(scale=5, min_width=340):
                talk = gr.Chatbot(
                    label="Conversation",
                    show_label=False,
                    height="50vh",
                    min_height=300,
                    render_markdown=False,  # names are text, whatever they look like
                    latex_delimiters=[],
                    layout="bubble",
                    buttons=[],
                    feedback_options=None,
                    elem_classes="gt-chat",
                    placeholder="Ask about the network: one thing, a list, a number, a reason.",
                )
                status = _html(panels.status(None))
                with gr.Row(equal_height=True):
                    box = gr.Textbox(
                        placeholder="Ask in your own words",
                        label="Question",
                        show_label=False,
                        autofocus=True,
                        max_lines=4,
                        max_length=2000,
                        scale=8,
                        min_width=200,
                    )
                    send = gr.Button("Ask", variant="primary", scale=1, min_width=80, size="md")
                tries = _html("", js_on_load=_ASK_ON_CLICK)
            with gr.Column(scale=4, min_width=340):
                _html("<h2>Neighbourhood</h2>")
                picture = _html(draw(neighbourhood(twin.reader, [])), js_on_load=_ASK_ON_CLICK)
                _html("<h2>Facts</h2>")
                facts = _html(panels.facts_table([]))
                with gr.Accordion("Your own network", open=False):
                    upload = gr.File(
                        label="Files (NGSI-LD, JSON, GraphML, CSV, Turtle, logs)",
                        file_count="multiple",
                        height=120,
                    )
                    place = gr.Textbox(
                        label="or a path, or a neo4j:// address", visible=local, max_length=1000
                    )
                    with gr.Row():
                        opening = gr.Button("Open")
                        back = gr.Button("Back to the first network", variant="secondary")
                    news = _html("")

        shown = [talk, status, facts, picture]
        turn: dict[str, Any] = {
            "fn": _respond,
            "inputs": [box, talk, session],
            "outputs": [box, *shown],
            "show_progress": "hidden",
            "api_visibility": "private",
            "concurrency_id": "answers",  # one at a time: the Llama uses every core
        }
        box.submit(**turn)
        send.click(**turn)
        talk.clear(lambda s: s and s.afresh(), session, session, api_visibility="private")
        for clickable in (tries, picture):
            clickable.click(_asked, None, box, api_visibility="private").then(**turn)

        fresh = [session, *shown, tries, news]
        start: dict[str, Any] = {"outputs": fresh, "api_visibility": "private"}
        demo.load(lambda: _begin(twin), **start)
        back.click(lambda old: _restart(old, twin), session, **start)
        opening.click(
            lambda old, uploaded, path: _open(old, uploaded, path if local else "", twin),
            [session, upload, place],
            **start,
        )
    return demo


def _html(value: str, js_on_load: str | None = None) -> gr.HTML:
    """HTML of our own: our style sheet alone, no script but the one given."""
    return gr.HTML(value, js_on_load=js_on_load, apply_default_css=False)


def _asked(event: gr.EventData) -> str:
    return str(event.ask)


def _respond(
    question: str, history: list[dict[str, Any]], session: Session | None
) -> Iterator[tuple[Any, ...]]:
    """One turn: the words as they come, then the evidence."""
    question = question.strip()
    if not question or session is None:
        yield (gr.skip(),) * 5
        return
    history = [*history, _said("user", question)]
    said = ""
    yield "", history, gr.skip(), gr.skip(), gr.skip()
    try:
        for piece in session.talk.stream(question):
            said += piece
            reply = [*history, _said("assistant", said)]
            yield gr.skip(), reply, gr.skip(), gr.skip(), gr.skip()
        answer = session.talk.answer
    except TwinError as e:
        reply = [*history, _said("assistant", str(e))]
        yield gr.skip(), reply, panels.status(None), gr.skip(), gr.skip()
        return
    assert answer is not None
    reply = [*history, _said("assistant", answer.text)]
    reader, listed = session.twin.reader, answer.facts[: panels.ROWS]
    names = {i: e.label for i, e in reader.entities(mentioned(listed)).items()}
    table = panels.facts_table(answer.facts, names)
    yield gr.skip(), reply, panels.status(answer), table, draw(neighbourhood(reader, answer.facts))


def _said(role: str, text: str) -> dict[str, Any]:
    """A message of the chat. Gradio shows its content as (sanitised) HTML even where Markdown is
    off, so it is escaped here and shows as it was written."""
    return {"role": role, "content": html.escape(text, quote=False)}


def _begin(twin: Twin, folder: Path | None = None, news: str = "") -> tuple[Any, ...]:
    """A new conversation on ``twin``: values of session, panels, starters, news."""
    return (
        Session(twin, twin.chat(), folder),
        [],
        panels.status(None),
        panels.facts_table([]),
        draw(neighbourhood(twin.reader, [])),
        panels.questions(starters(twin.reader)),
        panels.message(news),
    )


def _restart(old: Session | None, first: Twin) -> tuple[Any, ...]:
    if old is not None:
        old.close(first)
    return _begin(first)


def _open(
    old: Session | None, uploaded: Sequence[str] | None, path: str, first: Twin
) -> tuple[Any, ...]:
    """Open the visitor's network; on failure everything stays and the news says why."""
    stay = (gr.skip(),) * 6
    folder = None
    if uploaded:
        folder = Path(tempfile.mkdtemp(prefix="gentwin-"))
        for name in uploaded:
            shutil.copy(name, folder / Path(name).name)
        source = str(folder / Path(uploaded[0]).name) if len(uploaded) == 1 else str(folder)
    elif path.strip():
        source = path.strip()
    else:
        return *stay, panels.message("Choose files first, or name a path or an address.")
    try:
        twin = Twin.open(source)
    except TwinError as e:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
        return *stay, panels.message(str(e))
    if old is not None:
        old.close(first)
    schema = twin.reader.schema()
    read = f"{schema.entity_count} entities, {schema.relation_count} relations."
    rejected = len(twin.rejects)
    return _begin(
        twin, folder, read + (f" {rejected} parts could not be read." if rejected else "")
    )


def _theme() -> gr.themes.Base:
    """Gradio's Soft, in the colours of water and sand, with the system's own fonts."""
    return gr.themes.Soft(
        primary_hue=gr.themes.colors.teal,
        secondary_hue=gr.themes.colors.amber,
        neutral_hue=gr.themes.colors.slate,
        font=["system-ui", "-apple-system", "Segoe UI", "DejaVu Sans", "sans-serif"],
        font_mono=["ui-monospace", "DejaVu Sans Mono", "monospace"],
    ).set(
        body_text_color_subdued="*neutral_500",  # 4.7 : 1 on white; Soft's own grey is 2.6 : 1
        body_text_color_subdued_dark="*neutral_400",
        button_primary_background_fill="#0f766e",
        button_primary_background_fill_hover="#115e59",
    )


class _Policy:
    """ASGI middleware: the browser may talk to this server only."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = POLICY
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "no-referrer"
            await send(message)

        await self.app(scope, receive, guarded)
