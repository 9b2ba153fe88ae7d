// SPDX-License-Identifier: Apache-2.0
/// Resolves pronouns and definite descriptions to entities named in the article.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/document.h"
#include "ingest/entities/choice.h"
#include "ontology/ontology.h"

namespace entente {

/// Sets the entity (or the members) of nominal and pronoun mentions. Grammar and offices decide where they can;
/// elsewhere the choice among what was spoken of before is log-linear (choice.h). Ordinary nouns compete for pronouns
/// too, so that "it" is no airline when it is a report. What stays unclear stays unresolved. "the latter" and "the
/// former" become mentions here. Linear in the text: every look back is bounded.
void find_coreference(Document& document, const Ontology& ontology);

/// For each of the document's mentions the number of its cluster, whether its entity is known or not; nothing else is
/// taken to be spoken of. For measuring on given mentions.
std::vector<std::uint32_t> cluster_mentions(const Document& document, const Ontology& ontology);

/// Goes through the phrases from left to right and joins what means the same; `choose` decides what rules do not.
void resolve(Discourse& discourse, const Choose& choose);

}  // namespace entente
