// SPDX-License-Identifier: Apache-2.0
/// N-Triples and N-Quads: a line for each statement, ASCII only. Raptor would write the same, but looks at every byte
/// and term again; here most of a line is copied.
#pragma once

#include <iosfwd>

#include "base/result.h"
#include "graph/export/triples.h"

namespace entente {

Result<void> write_ntriples(Subgraph& subgraph, const RdfOptions& options, std::ostream& out);

/// The statements of each article are in a graph of its own.
Result<void> write_nquads(Subgraph& subgraph, const RdfOptions& options, std::ostream& out);

}  // namespace entente
