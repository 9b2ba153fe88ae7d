// SPDX-License-Identifier: Apache-2.0
/// Names of event and relation types as users type them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace entente {

/// A bit for each named type, at its tie_type(). Case does not matter; "events" and "relations" mean all of them.
/// An unknown name fails with usage and the nearest known one.
Result<std::uint64_t> tie_types(const std::vector<std::string>& names);

/// The known name with the smallest edit distance, if it is near enough to be meant.
std::string nearest(const std::string& name, const std::vector<std::string>& known);

}  // namespace entente
