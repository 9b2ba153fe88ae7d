// SPDX-License-Identifier: Apache-2.0
/// Whether a date without a year lies before or after the article.
#pragma once

#include <cstdint>

#include "ingest/document.h"

namespace entente {

enum class Direction : std::uint8_t { unknown, past, future };

/// By the tense of the verb that governs tokens [first, end) ("met on Tuesday", "will meet on Tuesday", "is due to open
/// on Tuesday"), and by prepositions before them ("until Tuesday"). Without tags and heads only the words nearby speak.
/// O(length of the sentence).
Direction direction_of(const Document& document, std::uint32_t first, std::uint32_t end);

}  // namespace entente
