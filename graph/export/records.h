// SPDX-License-Identifier: Apache-2.0
/// Articles with what they state, one JSON object per line, as `entente extract` prints and `entente load` reads them.
#pragma once

#include <iosfwd>

#include "base/result.h"
#include "graph/export/subgraph.h"

namespace entente {

/// Of a restricted subgraph the articles that state one of its facts, each with those facts only.
Result<void> write_jsonl(Subgraph& subgraph, std::ostream& out);

}  // namespace entente
