// SPDX-License-Identifier: Apache-2.0
#include "ingest/entities/choice.h"

namespace entente {
const Weights choice_weights{};
}
