// SPDX-License-Identifier: Apache-2.0
/// A text of an article with its offsets, kept while questions quote from it. Only for code in graph/store/.
#pragma once

#include <string>
#include <string_view>

#include "base/utf8.h"

namespace entente {

struct OpenText {
  explicit OpenText(std::string_view bytes) : text(bytes), offsets(text) {}
  std::string text;
  CodePointOffsets offsets;
};

}  // namespace entente
