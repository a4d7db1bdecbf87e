"""neo4j-graphrag with its Text2CypherRetriever."""

from __future__ import annotations

from gentwin_chat.eval.peers.neo4j_graphrag import answerer, by_cypher
from gentwin_chat.eval.peers.side import serve

if __name__ == "__main__":
    serve(answerer(by_cypher))
