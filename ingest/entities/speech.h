// SPDX-License-Identifier: Apache-2.0
/// Quoted speech: which words stand between quotation marks, and who says them.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/document.h"
#include "ingest/syntax_tree.h"

namespace entente {

struct Quote {
  std::uint32_t first_token = 0;  // tokens [first_token, end_token), marks included
  std::uint32_t end_token = 0;
  std::uint32_t speaker = no_index;  // head token of the phrase that says it, or none
};

class Speech {
 public:
  /// Pairs the quotation marks of each paragraph; a mark left open ends with its paragraph. O(tokens).
  Speech(const Document& document, const SyntaxTree& tree);

  const std::vector<Quote>& quotes() const { return quotes_; }
  /// Index of the quote that the token stands in, or no_index.
  std::uint32_t quote_at(std::uint32_t token) const { return quote_at_[token]; }

 private:
  std::vector<Quote> quotes_;
  std::vector<std::uint32_t> quote_at_;
};

/// Verbs that report speech: "say", "warn", "insist".
bool is_speech_verb(std::string_view lemma);

}  // namespace entente
