// SPDX-License-Identifier: Apache-2.0
/// What the ontology knows of entities that an article names together, and the article does not say.
#pragma once

#include "ingest/document.h"
#include "ontology/ontology.h"

namespace entente {

/// Appends to document.relations, marked as background: offices held at the article's date, memberships, seats, parts
/// and agencies, each only between two entities of the article and only where the text states no such relation itself.
void add_background(Document& document, const Ontology& ontology);

}  // namespace entente
