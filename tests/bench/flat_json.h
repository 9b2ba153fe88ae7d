// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

namespace entente {

/// JSON as "entities.3.name" → value; null and structure are left out.
std::map<std::string, std::string> flattened(const std::string& json);

}  // namespace entente
