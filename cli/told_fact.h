// SPDX-License-Identifier: Apache-2.0
/// A fact with its parties and quotes, as `events`, `show` and `evidence` print it.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "cli/json_writer.h"
#include "cli/streams.h"
#include "graph/query/facts.h"

namespace entente {

/// "Malaysia, Russia".
std::string names_of(const std::vector<Entity>& entities);

/// The shape of an event or relation of `extract`, with ids of the knowledge base and evidence quoted.
void write_fact(JsonWriter& json, const ToldFact& told);

/// "2025-05-13  Anwar Ibrahim —CONSULT (meeting)— Vladimir Putin" and the quotes below.
void print_fact(const ToldFact& told, std::ostream& out, const Streams& streams);

std::vector<std::string> fact_csv_head();
std::vector<std::string> fact_csv_cells(const ToldFact& told);

}  // namespace entente
