// SPDX-License-Identifier: Apache-2.0
/// Who "the two leaders", "both sides", "they" after "Anwar met Putin", "the latter" are.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/entities/discourse.h"
#include "ingest/entities/offices_held.h"

namespace entente {

/// One phrase of each member of the collective that the phrase is; empty when it is none or unclear. Looks back a few
/// sentences for exactly as many different entities of the kind as are wanted.
std::vector<std::uint32_t> members_of(const Discourse& discourse, OfficesHeld& offices, std::uint32_t phrase);

/// The two parties of the act just before that "they" may mean: "Anwar met Putin on Monday. They …"; or empty.
std::vector<std::uint32_t> parties_before(const Discourse& discourse, std::uint32_t phrase);

/// The phrase meant by "the latter" or "the former", or no_index.
std::uint32_t ordinal_antecedent(const Discourse& discourse, std::uint32_t phrase);

}  // namespace entente
