"""Notifications over HTTP: what a context broker posts, acknowledged when the store holds it.

    POST /notify     NGSI-LD or NGSI-v2 notification, entity, entities    204, once it is stored
    POST /control    an order for the physical space                      202
    GET  /health     how the twin lives                                   200

A full inbox answers 503 with ``Retry-After`` (RFC 9110 §15.6.4), what cannot be read 400 and stands
in the dead letters, what is too large 413.
"""

from __future__ import annotations

import asyncio
import hashlib
import socket
import threading
from dataclasses import replace
from typing import Any

import uvicorn
from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from gentwin_chat.domain import PutEntity
from gentwin_chat.errors import SettingsError, SourceError

from .control import Control
from .decode import decode
from .inbox import DeadLetters, Inbox
from .living import LivingTwin
from .message import Message

FEED = "http"
_LARGEST = 10 * 1024 * 1024  # bytes of a body
_PATIENCE = 30.0  # seconds for which a sender waits for the store
_RETRY = {"Retry-After": "2"}
_CORRELATOR = "Fiware-Correlator"
"""One for each update that a context broker (Orion) took, and within it numbered by notification: a
second delivery has the same. Without it the same body is taken as a second delivery only where each
value in it says when it was observed (``TimeInstant``, ``dateObserved``, …): other values may well
come twice, such as a lamp's that goes on, off and on."""


def app(living: LivingTwin, inbox: Inbox, dead: DeadLetters) -> Starlette:
    """The endpoints, for whatever server runs them."""

    async def notify(request: Request) -> Response:
        body = await _body(request)
        if body is None:
            return _refused(413, f"More than {_LARGEST} bytes. Send fewer entities at once.")
        try:
            message = decode(body, FEED)
        except SourceError as e:
            dead.add(FEED, str(e), body.decode("utf-8", "replace"))
            return _refused(400, str(e))
        loop, done = asyncio.get_running_loop(), asyncio.Event()
        held: list[bool] = []

        def settle(kept: bool) -> None:
            held.append(kept)
            loop.call_soon_threadsafe(done.set)

        flow = request.headers.get(_CORRELATOR, "")
        if message.identity is None and (flow or _is_timed(message)):
            identity = hashlib.sha256(flow.encode() + body).hexdigest()[:16]
            message = replace(message, identity=identity, repeated=True)
        if not inbox.offer(replace(message, settle=settle)):
            return _refused(503, "More comes than is taken in. Send it again later.", _RETRY)
        try:
            await asyncio.wait_for(done.wait(), _PATIENCE)
        except TimeoutError:
            return _refused(503, "The store does not answer. Send it again later.", _RETRY)
        return Response(status_code=204) if held[0] else _refused(422, "The store refuses it.")

    async def control(request: Request) -> Response:
        body = await _body(request)
        try:
            order = Control.model_validate_json(body or b"")
        except ValidationError as e:
            return _refused(400, "; ".join(f"{x['loc']}: {x['msg']}" for x in e.errors()))
        living.request(order)
        return Response(status_code=202)

    async def health(request: Request) -> Response:
        heard = living.presence.heard
        tally = living.tally
        return JSONResponse(
            {
                "waiting": len(inbox),
                "messages": tally.messages,
                "repeated": tally.repeated,
                "versions": tally.versions,
                "rebuilds": tally.rebuilds,
                "dead_letters": dead.count,
                "heard": heard.isoformat() if heard else None,
                "cut": {feed: since.isoformat() for feed, since in dict(living.cut).items()},
            }
        )

    return Starlette(
        routes=[
            Route("/notify", notify, methods=["POST"]),
            Route("/control", control, methods=["POST"]),
            Route("/health", health),
        ]
    )


class HttpFeed:
    """Listens for notifications.

    Args:
        host, port: where; port 0 takes a free one.
    """

    def __init__(
        self, living: LivingTwin, inbox: Inbox, dead: DeadLetters, host: str, port: int
    ) -> None:
        config = uvicorn.Config(
            app(living, inbox, dead),
            log_level="error",
            lifespan="off",
            access_log=False,
            timeout_graceful_shutdown=3,
        )
        self._server = uvicorn.Server(config)
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        try:
            self._socket = socket.create_server((host, port), family=family)
        except OSError as e:
            raise SettingsError(
                f"Cannot listen on {host}:{port} ({e.strerror}). Name a free port with --http."
            ) from e
        self.port: int = self._socket.getsockname()[1]

    def run(self, inbox: Inbox, stop: threading.Event) -> None:
        """Serve until ``stop``."""
        thread = threading.Thread(target=self._serve, name="http feed", daemon=True)
        thread.start()
        stop.wait()
        self._server.should_exit = True
        thread.join(timeout=5)
        self._socket.close()

    def _serve(self) -> None:
        self._server.run(sockets=[self._socket])


def _is_timed(message: Message) -> bool:
    """Whether each value in ``message`` says when it was observed."""
    entities = [event.entity for event in message.events if isinstance(event, PutEntity)]
    readings = [reading for entity in entities for reading in entity.attributes.values()]
    return bool(readings) and all(reading.time for reading in readings)


async def _body(request: Request) -> bytes | None:
    """The body, unless it is too large."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > _LARGEST:
            return None
    return bytes(body)


def _refused(status: int, reason: str, headers: dict[str, Any] | None = None) -> Response:
    return JSONResponse({"reason": reason}, status_code=status, headers=headers)
