// SPDX-License-Identifier: Apache-2.0
/// From what a user types to an entity of the knowledge base.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "graph/store/reader.h"

namespace entente {

/// An id, a Wikidata id, an ISO code, a name, a name that an article uses, or the last word or words of a name, in this
/// order; case and accents do not matter. A state goes before a place of the same name. Fails with ErrorKind::usage and
/// the candidates when several entities fit, with ErrorKind::not_found and the nearest names when none does.
Result<EntityRow> resolve_entity(Reader& reader, std::string_view text);

/// "Anwar Ibrahim (person:anwar-ibrahim)".
std::string label_of(const Entity& entity);

}  // namespace entente
