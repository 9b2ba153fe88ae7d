// SPDX-License-Identifier: Apache-2.0
/// Decisions on pairs of entities as a file that people review and keep: comma or tab separated lines
/// one,other,judgement,who,when with an optional head; '#' starts a comment.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "graph/store/store.h"

namespace entente {

/// Lines that cannot be understood go to `diagnostics`. Entities stand as written, ids or names.
std::vector<Decision> read_decisions(std::istream& in, const std::string& source, Diagnostics& diagnostics);
void write_decisions(const std::vector<Decision>& decisions, std::ostream& out);

}  // namespace entente
