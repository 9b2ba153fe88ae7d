// SPDX-License-Identifier: Apache-2.0
/// What punctuation, capitals and line breaks say about the end of a sentence, without a trained model.
#pragma once

#include <cstdint>
#include <string_view>

#include "ingest/document.h"

namespace entente {

/// How the lines between two tokens part them.
enum class Gap : std::uint8_t { none, space, line, paragraph };

class SentenceRules {
 public:
  /// `document.tokens` need only their spans. Both must outlive the rules.
  explicit SentenceRules(const Document& document) : document_(document), text_(document.article.text) {}

  std::string_view token(std::uint32_t i) const { return text_of(document_, document_.tokens[i]); }
  std::uint32_t size() const { return static_cast<std::uint32_t>(document_.tokens.size()); }

  /// Between token `i` and the next; O(white space between them).
  Gap gap_after(std::uint32_t i) const;
  /// Whether the line break after token `i` ends a headline or a list item, rather than a line of a wrapped paragraph.
  bool ends_line(std::uint32_t i) const;
  /// Whether a sentence that began at token `first` seems to end after token `i`, which is not the last.
  bool ends_after(std::uint32_t first, std::uint32_t i) const;
  /// "… of the U.S. The …": an abbreviation, and then a word that begins sentences.
  bool ends_at_abbreviation(std::uint32_t i) const;
  /// A comma, a bracket or the like: where a sentence that is too long may be cut.
  bool may_cut_after(std::uint32_t i) const;
  /// Whether the token is a full stop, or closes a quotation or bracket, or may stand behind a full stop otherwise.
  static bool is_terminal(std::string_view token);
  static bool is_closing(std::string_view token);
  static bool is_opening(std::string_view token);

 private:
  bool is_trailing(std::uint32_t i) const;
  bool is_note(std::uint32_t i) const;
  bool ends_at_mark(std::string_view mark, std::uint32_t last, std::uint32_t i) const;
  bool is_quote_open(std::uint32_t i) const;
  bool starts_sentence(std::uint32_t i) const;

  const Document& document_;
  std::string_view text_;
};

}  // namespace entente
