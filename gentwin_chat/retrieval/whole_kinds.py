"""What is told of a whole kind without reading its members: the schema counts their values already,
and is kept up to date by what changes."""

from __future__ import annotations

from gentwin_chat.evaluation import EVIDENCE
from gentwin_chat.indexing.graph.protocol import AttributeInfo
from gentwin_chat.query import Edges, Selection
from gentwin_chat.retrieval.context import Context


def counted_values(
    context: Context, of: Selection | Edges, attribute: str
) -> list[AttributeInfo] | None:
    """What the schema tells of ``attribute``, kind by kind, where every value that it has is listed
    there; ``None`` where it tells less, or the members are too few to be worth it."""
    if not isinstance(of, Selection) or of != Selection(kinds=of.kinds, noun=of.noun):
        return None
    schema = context.reader.schema()
    kinds = [schema.kinds[k] for k in dict.fromkeys(of.kinds) if k in schema.kinds]
    infos = [kind.attributes[attribute] for kind in kinds if attribute in kind.attributes]
    whole = schema.exact and all(_is_whole(info) for info in infos)
    return infos if whole and sum(info.count for info in infos) > EVIDENCE else None


def _is_whole(info: AttributeInfo) -> bool:
    """Whether each reading is one of the values listed; what NaN and lists have is not."""
    lists = any(kind == "list" for kind, _, _ in info.forms)
    return not lists and sum(info.counts) == info.count
