// SPDX-License-Identifier: Apache-2.0
/// Decides which entity each name means: one of the ontology's, or a newcomer of this article.
#pragma once

#include <string>
#include <string_view>

#include "ingest/document.h"
#include "ontology/ontology.h"

namespace entente {

/// Sets the entity of every name mention and fills document.entities in order of first mention. Uses the article's
/// date, the other entities of the article, titles and states beside a name; a surname means a person named in full
/// elsewhere in the article before it means anybody else. A name whose sense is unsure stays a newcomer or, when it may
/// be no name at all, loses its mention's entity (no_index).
void resolve_mentions(Document& document, const Ontology& ontology);

/// "person:ian-storey": a stable id made of the type and the letters and digits of the name.
std::string newcomer_id(EntityType type, std::string_view name);

/// The index in document.entities of the ontology's entity, added when the document does not have it yet.
std::uint32_t entity_of_world(Document& document, const Ontology& ontology, std::uint32_t world_entity);

/// The date against which offices and names are judged: that of publication, or unknown.
Date reference_date(const Document& document);

}  // namespace entente
