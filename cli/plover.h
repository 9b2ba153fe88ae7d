// SPDX-License-Identifier: Apache-2.0
/// Events as a table for users of event data: PLOVER types and modes, CAMEO codes, countries and sectors of the actors.
#pragma once

#include <iosfwd>
#include <vector>

#include "graph/query/facts.h"

namespace entente {

/// CSV with a head, one line per event; several actors of one side are joined by ";". Types that PLOVER does not have
/// appear as their nearest one (VISIT as CONSULT, TRADE as COOPERATE) or are left out (STATEMENT, ELECTION, OTHER,
/// denied).
void print_plover(const std::vector<ToldFact>& events, std::ostream& out);

}  // namespace entente
