// SPDX-License-Identifier: Apache-2.0
/// Dyads of states as `stats` prints them.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "cli/json_writer.h"
#include "cli/streams.h"
#include "graph/query/dyads.h"

namespace entente {

/// The first `limit` of them (0: all) as a table, "and N more" below it.
void print_dyads(const std::vector<Dyad>& dyads, Period period, std::size_t limit, std::ostream& out,
                 const Streams& streams);

void write_dyads_csv(const std::vector<Dyad>& dyads, std::ostream& out);

/// A list of objects.
void write_dyads(JsonWriter& json, const std::vector<Dyad>& dyads);

}  // namespace entente
