"""neo4j-graphrag with its VectorCypherRetriever."""

from __future__ import annotations

from gentwin_chat.eval.peers.neo4j_graphrag import answerer, by_vector
from gentwin_chat.eval.peers.side import serve

if __name__ == "__main__":
    serve(answerer(by_vector))
