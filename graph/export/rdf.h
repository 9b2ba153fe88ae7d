// SPDX-License-Identifier: Apache-2.0
/// Turtle and RDF/XML through Raptor (the formats of one line per statement are in ntriples.h). Memory does not grow
/// with the number of statements: Turtle is written in blocks of whole subjects, each by a serializer of its own.
#pragma once

#include <iosfwd>

#include "base/result.h"
#include "graph/export/triples.h"

namespace entente {

enum class RdfSyntax : std::uint8_t { turtle, rdfxml };

Result<void> write_rdf(Subgraph& subgraph, const RdfOptions& options, RdfSyntax syntax, std::ostream& out);

}  // namespace entente
