// SPDX-License-Identifier: Apache-2.0
/// Resolves pronouns and definite descriptions to entities named in the article.
#pragma once

#include "ingest/document.h"
#include "ontology/ontology.h"

namespace entente {

/// Sets the entity (or the members) of nominal and pronoun mentions, by salience under constraints of type, number,
/// gender and syntax: after Lappin & Leass (1994), "An algorithm for pronominal anaphora resolution", with offices
/// looked up in the ontology at the article's date. What stays unclear stays unresolved.
/// O(mentions × mentions of the last four sentences).
void find_coreference(Document& document, const Ontology& ontology);

}  // namespace entente
