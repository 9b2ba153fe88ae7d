// SPDX-License-Identifier: Apache-2.0
// Questions to a graph that entente exported, in Neo4j's browser or cypher-shell. Events and relations are nodes; what
// an entity does in them is the type of the relationship.

// How are two entities connected, and in which words?
MATCH p = shortestPath((a:Person {name: "Anwar Ibrahim"})-[*..6]-(b:Organisation {name: "BRICS"}))
RETURN [n IN nodes(p) | coalesce(n.evidence, n.name)];

// Who did what to whom since 2024? The surest first.
MATCH (who)-[:AGENT]->(event:Event)<-[:PATIENT]-(whom)
WHERE event.start >= date("2024-01-01") AND event.modality = "asserted"
RETURN who.name, event.type, whom.name, event.start, event.evidence
ORDER BY event.confidence DESC LIMIT 20;

// Whose claims are they?
MATCH (speaker)-[:SPEAKER]->(fact)
RETURN speaker.name, count(*) AS claims, collect(fact.name)[..3] AS some
ORDER BY claims DESC;
