"""What takes part, each system as a process that is asked one question after the other."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gentwin_chat.eval.gold import Question
from gentwin_chat.eval.neo4j_server import PASSWORD, Server, apoc, running
from gentwin_chat.eval.peers.environments import pinned, python_of

OURS = "GenTwin chat"


@dataclass(frozen=True)
class System:
    """What takes part.

    Attributes:
        module: in this package.
        extra: of the product whose packages it needs, in an environment of its own.
        server: whether it works on a Neo4j server, which is its own and has the APOC plugin.
        setup: how it is set up, in some words.
    """

    name: str
    module: str
    extra: str = ""
    server: bool = False
    setup: str = ""

    @property
    def packages(self) -> str:
        return ", ".join(pinned(self.extra)) if self.extra else ""


SYSTEMS = (
    System(OURS, "gentwin"),
    System(
        "whole graph in the prompt",
        "whole_graph",
        setup="every entity with its readings and every relation as a sentence, read once and kept",
    ),
    System(
        "LlamaIndex, vector and synonym retrievers",
        "llamaindex",
        setup="PropertyGraphIndex with VectorContextRetriever and LLMSynonymRetriever over "
        "SimplePropertyGraphStore",
    ),
    System(
        "LlamaIndex, text to Cypher",
        "llamaindex_cypher",
        "peers-llamaindex",
        server=True,
        setup="PropertyGraphIndex with TextToCypherRetriever and CypherQueryCorrector over "
        "Neo4jPropertyGraphStore; Neo4j 5.26 with APOC",
    ),
    System(
        "neo4j-graphrag, VectorCypherRetriever",
        "neo4j_vector",
        "peers-neo4j-graphrag",
        server=True,
        setup="five nearest entities with all their relations, GraphRAG",
    ),
    System(
        "neo4j-graphrag, Text2CypherRetriever",
        "neo4j_cypher",
        "peers-neo4j-graphrag",
        server=True,
        setup="schema and three examples given, GraphRAG",
    ),
    System(
        "LightRAG",
        "light_rag",
        "peers-lightrag",
        setup="custom knowledge graph, mode mix, token budgets cut to the model's window",
    ),
)


class Side:
    """A system that runs.

    Args:
        process: speaks as :mod:`gentwin_chat.eval.peers.side` says.
        server: that it works on.

    Attributes:
        failed: why it cannot be asked any more; empty while it can.
    """

    def __init__(
        self, system: System, process: subprocess.Popen[str], server: Server | None = None
    ) -> None:
        self.system, self.process, self.server, self.failed = system, process, server, ""

    def ready(self) -> float:
        """Wait until it has set itself up; seconds of the processor that this took."""
        started = self._server_s()
        index_s = float(self._read().get("index_s", 0.0))
        return round(index_s + self._server_s() - started, 2)

    def ask(self, question: Question) -> dict[str, Any]:
        """Its answer, with its server's share of time and memory; empty once it has failed."""
        assert self.process.stdin is not None
        if self.failed:
            return {}
        started = self._server_s()
        with suppress(BrokenPipeError):
            asked = {"id": question.id, "question": question.question}
            self.process.stdin.write(json.dumps(asked) + "\n")
            self.process.stdin.flush()
        answer = self._read()
        if answer and self.server:
            answer["server_cpu_s"] = round(self._server_s() - started, 3)
            answer["server_mb"] = self.server.peak_mib
        return answer

    def finish(self) -> None:
        """Close its input and wait for its end."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        with suppress(BrokenPipeError):
            self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()

    def _read(self) -> dict[str, Any]:
        """The next line; empty once the process has ended, which is then its failure."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.startswith("{"):
                found: dict[str, Any] = json.loads(line)
                return found
        self.failed = f"its process ended with status {self.process.wait()}"
        return {}

    def _server_s(self) -> float:
        return self.server.cpu_s if self.server else 0.0


def start(system: System, network: Path, folder: Path, log: Any, stack: ExitStack) -> Side:
    """Start a system, and its server if it needs one, which ``stack`` ends.

    Raises:
        SettingsError: its environment cannot be made.
        NotAvailableError: its server cannot be had.
    """
    python = sys.executable
    if system.extra:
        python = str(python_of(system.extra, folder))
    server, extra = None, {}
    if system.server:
        server = stack.enter_context(running(plugins=apoc()))
        extra = {"NEO4J_URI": server.bare_uri, "NEO4J_PASSWORD": PASSWORD}
    process = subprocess.Popen(
        [python, "-m", f"gentwin_chat.eval.peers.{system.module}", str(network)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=log,
        text=True,
        env=os.environ | extra | {"TOKENIZERS_PARALLELISM": "false"},
    )
    return Side(system, process, server)
