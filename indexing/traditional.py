"""The traditional twin [39], the baseline of Fig. 8: the whole state is rebuilt at every update.

It has no presence, no priority, no pools and no trigger; an update hands it the physical space as
that is now, and it builds the graph anew. It keeps its versions in the same store as GenTwin does
and answers by the same retriever, so that what is compared is the method of keeping up to date.
"""

from __future__ import annotations

from collections.abc import Iterator

from gentwin_chat.domain import Change, RemoveEntity, Topology
from gentwin_chat.indexing.graph.protocol import GraphStore


class TraditionalTwin:
    """A twin that is rebuilt whole at every update.

    Args:
        store: where its versions are kept; what it holds is replaced at the first update.
    """

    def __init__(self, store: GraphStore) -> None:
        self.store = store

    def update(self, state: Topology) -> int:
        """Replace the twin by ``state`` as one new version; return its number.

        The store finds out for itself what is not the same and writes that alone, which spares this
        baseline the writing, but not the rebuilding.
        """
        return self.store.apply(self._rebuilt(state), descriptions=state.descriptions)

    def _rebuilt(self, state: Topology) -> Iterator[Change]:
        yield from (RemoveEntity(id=i) for i in self.store.select())
        yield from state.changes()
