// SPDX-License-Identifier: Apache-2.0
/// GEXF with a time line, for Gephi's dynamic view. 1.2draft by default, because more readers take it.
#pragma once

#include <iosfwd>
#include <string_view>

#include "base/result.h"
#include "graph/export/view.h"

namespace entente {

Result<void> write_gexf(Subgraph& subgraph, View view, bool as_1_3, std::string_view base, std::ostream& out);

}  // namespace entente
