"""Sources: every form in which a network comes, read into one ``Topology``.

    topology = load("path/to/file-or-folder")

Forms are told apart by content: NGSI-LD and NGSI-v2 entities, node-link JSON, GraphML, tables
(CSV, JSON, JSON lines), RDF (Turtle, N-Triples, JSON-LD), sensor logs.
"""

from .loader import load

__all__ = ["load"]
