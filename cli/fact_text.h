// SPDX-License-Identifier: Apache-2.0
/// Facts and their evidence as commands print them.
#pragma once

#include <iosfwd>
#include <string>

#include "cli/json_writer.h"
#include "cli/streams.h"
#include "graph/query/path_query.h"

namespace entente {

/// "CONSULT (meeting)", "head of government of".
std::string type_text(const MergedFact& fact);

/// "2025-05-13"; of a relation "2018/2022" or "2018/.."; "" when nothing is known.
std::string time_text(const MergedFact& fact);

/// ", 2025-05-13, denied, according to Ukraine, background knowledge": what a reader must know beside the type.
std::string circumstances(const PathHop& hop);

/// {"article": …, "start": …, "end": …, "quote": …, "published": …}
void write_evidence(JsonWriter& json, const QuotedEvidence& evidence);

/// The quote and where it stands, wrapped to the terminal.
void print_evidence(const QuotedEvidence& evidence, std::size_t indent, std::ostream& out, const Streams& streams);

}  // namespace entente
