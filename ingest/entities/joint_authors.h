// SPDX-License-Identifier: Apache-2.0
/// Statements that several make together: who their "we" is.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/entities/discourse.h"

namespace entente {

/// Phrases of those who speak as "we" outside of quotes, one of each: named behind the first "we" ("We, the ministers
/// of Peru and Chile, …"), before it ("As leaders of Peru and Chile, we …") or in the title ("Joint Statement of Peru
/// and Chile on …"); empty when nobody says so. O(phrases).
std::vector<std::uint32_t> joint_authors(const Discourse& discourse);

}  // namespace entente
