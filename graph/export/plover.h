// SPDX-License-Identifier: Apache-2.0
/// Events as a table for users of event data: PLOVER types and modes, CAMEO codes, countries and sectors of the actors.
#pragma once

#include <iosfwd>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/export/format.h"

namespace entente {

/// An event with what the table says of it.
struct PloverEvent {
  const MergedFact* fact = nullptr;
  std::vector<const Entity*> sources, targets;
  std::string_view place;                               // its name
  std::string_view article, published, publisher, url;  // of the strongest evidence
  std::string_view quote;
};

void write_plover_head(std::ostream& out);

/// A line for every source and target. Types that PLOVER does not have appear as their nearest one (plover_type());
/// events that have none, that are denied, and relations give no line.
void write_plover_event(const PloverEvent& event, std::ostream& out);

/// The events of a subgraph.
Result<void> write_plover(Subgraph& subgraph, const ExportOptions& options, std::ostream& out);

}  // namespace entente
