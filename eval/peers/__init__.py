"""Other ways to ask a graph, set up as their own documentation says, with the same Llama.

``python -m gentwin_chat.eval.peers`` asks every system the same questions in turn. Each is a
process of its own (:mod:`gentwin_chat.eval.peers.side`), in an environment of its own where it
needs other packages (:mod:`gentwin_chat.eval.peers.environments`); none is a dependency of the
product.

gentwin             the product, as ``Twin.ask``
whole_graph         all of the graph as sentences in the prompt
llamaindex          PropertyGraphIndex with its vector context and synonym retrievers
llamaindex_cypher   the same with its TextToCypherRetriever, on a Neo4j server with APOC
neo4j_vector        neo4j-graphrag: VectorCypherRetriever and GraphRAG, on a Neo4j server
neo4j_cypher        neo4j-graphrag: Text2CypherRetriever and GraphRAG, on a Neo4j server
light_rag           LightRAG with the graph inserted as a custom knowledge graph, mode ``mix``
"""
