// SPDX-License-Identifier: Apache-2.0
/// JSON-LD 1.1: a context and one object for each subject, written as it comes.
#pragma once

#include <iosfwd>

#include "base/result.h"
#include "graph/export/triples.h"

namespace entente {

Result<void> write_jsonld(Subgraph& subgraph, const RdfOptions& options, std::ostream& out);

}  // namespace entente
