"""Graph stores: one protocol, an embedded store and Neo4j, and forks of either."""
