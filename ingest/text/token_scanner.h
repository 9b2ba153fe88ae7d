// SPDX-License-Identifier: Apache-2.0
/// Finds the end of the token that starts at a byte of a text.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/span.h"

namespace entente {

/// Where to look around a token that is about to be cut.
struct ScanContext {
  std::string_view text;          // the whole article
  std::uint32_t chunk_begin = 0;  // the stretch without white space around the token
  std::uint32_t chunk_end = 0;
  Span previous;  // the token before, empty at the start of the text
};

/// The token that starts at `at`, chunk_begin <= at < chunk_end; never empty, never past the chunk. Looks ahead at most
/// 4 kB, so that a text costs linear time whatever is in it.
Span scan_token(const ScanContext& context, std::uint32_t at);

}  // namespace entente
