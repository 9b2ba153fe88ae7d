// SPDX-License-Identifier: Apache-2.0
/// FollowTheMoney entities, one JSON object per line, for Aleph and OpenSanctions tools: who there is, the articles and
/// who is mentioned in each, events, and relations as the kinds of interest that the model has (version 3.8).
#pragma once

#include <iosfwd>

#include "base/result.h"
#include "graph/export/triples.h"

namespace entente {

Result<void> write_follow_the_money(Subgraph& subgraph, const RdfOptions& options, std::ostream& out);

}  // namespace entente
