// SPDX-License-Identifier: Apache-2.0
/// Evidence with the words it quotes.
#pragma once

#include <vector>

#include "graph/query/path_query.h"
#include "graph/store/reader.h"

namespace entente {

/// The first `most` pieces of evidence of a fact that `reader` read.
std::vector<QuotedEvidence> quoted(Reader& reader, const MergedFact& fact, std::size_t most);

/// Whose claim a fact is; without an id when it is nobody's in particular.
Entity speaker_of(Reader& reader, const MergedFact& fact);

}  // namespace entente
