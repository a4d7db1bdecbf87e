"""RDF text → rdflib graph, every parser's failure as a ``SourceError``."""

from __future__ import annotations

import logging
import warnings

from rdflib import BNode, Dataset, Graph
from rdflib.exceptions import ParserError as NTriplesError
from rdflib.plugins.parsers.notation3 import BadSyntax
from rdflib.plugins.parsers.ntriples import NTGraphSink, W3CNTriplesParser

from gentwin_chat.errors import SourceError

from .assembly import Assembly

# rdflib logs a traceback for each ill-typed literal; we keep such a literal as text.
logging.getLogger("rdflib.term").setLevel(logging.ERROR)


def parse_rdf(text: str, format: str, file: str, into: Assembly) -> Graph:
    """Parse ``text``; lines of N-Triples that are no triples become rejects.

    Args:
        format: ``turtle``, ``nt``, ``json-ld`` or ``xml``.

    Raises:
        SourceError: it does not parse.
    """
    graph = Graph()
    remedy = "Mend the syntax there, or export the file again."
    try:
        if format == "nt":
            _parse_lines(text, graph, file, into)
        elif format == "json-ld":
            _parse_json_ld(text, graph)
        else:
            graph.parse(data=text, format=format, publicID="urn:gentwin:base/")
    except BadSyntax as e:
        raise SourceError(
            f"This is not valid Turtle: {e._why}.",
            remedy=remedy,
            file=file,
            line=e.lines + 1,
        ) from e
    except IndexError as e:  # rdflib's Turtle parser runs over the end of the text
        raise SourceError(
            "This RDF ends in the middle of a statement.",
            remedy=remedy,
            file=file,
            line=text.count("\n") + 1,
        ) from e
    except RecursionError as e:
        raise SourceError("The RDF is nested too deeply.", remedy=remedy, file=file) from e
    except Exception as e:  # rdflib's parsers raise whatever their parts raise
        line = e.getLineNumber() if hasattr(e, "getLineNumber") else None
        reason = " ".join(str(e).split()) or type(e).__name__
        raise SourceError(
            f"This is not valid RDF ({format}): {reason}.", remedy=remedy, file=file, line=line
        ) from e
    return graph


def _parse_json_ld(text: str, graph: Graph) -> None:
    """JSON-LD may hold named graphs; their triples all count."""
    dataset = Dataset(default_union=True)
    with warnings.catch_warnings():
        # rdflib 7 itself still uses what it deprecates.
        warnings.simplefilter("ignore", DeprecationWarning)
        dataset.parse(data=text, format="json-ld", publicID="urn:gentwin:base/")
        for triple in dataset.triples((None, None, None)):
            graph.add(triple)


def _parse_lines(text: str, graph: Graph, file: str, into: Assembly) -> None:
    """N-Triples line by line, so that a bad line costs one line."""
    blank_nodes: dict[str, BNode] = {}
    parser = W3CNTriplesParser(NTGraphSink(graph), bnode_context=blank_nodes)
    for number, line in enumerate(text.split("\n"), 1):
        try:
            parser.parsestring(line)
        except NTriplesError as e:
            into.reject(file, number, f"not a triple: {' '.join(str(e).split())}")
