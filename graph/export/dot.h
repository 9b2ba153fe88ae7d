// SPDX-License-Identifier: Apache-2.0
/// Graphviz DOT, made to be drawn by sfdp.
#pragma once

#include <iosfwd>
#include <string_view>

#include "base/result.h"
#include "graph/export/view.h"

namespace entente {

Result<void> write_dot(Subgraph& subgraph, View view, std::string_view base, std::ostream& out);

}  // namespace entente
