// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "graph/store/store.h"

namespace entente {

/// Everything that the knowledge base says, as text.
std::string dump(const Store& store);

}  // namespace entente
