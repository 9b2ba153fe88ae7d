// SPDX-License-Identifier: Apache-2.0
/// One JSON object per line: articles with what they state, as `entente extract` prints and `entente load` reads them;
/// and FollowTheMoney entities for Aleph and OpenSanctions tools.
#pragma once

#include <iosfwd>

#include "base/result.h"
#include "graph/export/subgraph.h"
#include "graph/export/triples.h"

namespace entente {

/// Of a restricted subgraph the articles that state one of its facts, each with those facts only.
Result<void> write_jsonl(Subgraph& subgraph, std::ostream& out);

Result<void> write_follow_the_money(Subgraph& subgraph, const RdfOptions& options, std::ostream& out);

}  // namespace entente
