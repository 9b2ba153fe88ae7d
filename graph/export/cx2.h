// SPDX-License-Identifier: Apache-2.0
/// CX2 for NDEx and Cytoscape 3.10: aspects with declared attributes, lists and a style.
#pragma once

#include <iosfwd>
#include <string_view>

#include "base/result.h"
#include "graph/export/view.h"

namespace entente {

Result<void> write_cx2(Subgraph& subgraph, View view, std::string_view base, std::ostream& out);

}  // namespace entente
