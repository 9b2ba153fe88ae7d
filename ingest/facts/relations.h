// SPDX-License-Identifier: Apache-2.0
/// Finds relations that the text states: offices from titles and appositions, membership, ownership, location, …
#pragma once

#include "ingest/document.h"
#include "ontology/ontology.h"

namespace entente {

/// Fills document.relations by position, one per (type, head, tail), the clearest evidence first found; and gives
/// newcomers the country and sector that their office implies. Nothing comes from world knowledge alone: the ontology
/// only tells which state a bare title belongs to, and which of two readings is possible.
void find_relations(Document& document, const Ontology& ontology);

}  // namespace entente
