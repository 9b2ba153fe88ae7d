// SPDX-License-Identifier: Apache-2.0
/// Closed lists of English that decide where tokens and sentences end. All arguments in lower case.
#pragma once

#include <cstdint>
#include <string_view>

namespace entente {

/// How a word with a period behind it is to be read.
enum class Abbreviation : std::uint8_t {
  none,
  title,    // "Dr.", "Gen.", "St.": a name follows, never the end of a sentence
  number,   // "No.", "vol.", "p.": an abbreviation only when a number follows
  ordinary  // "Inc.", "etc.", "Sept.": may also end the sentence
};
Abbreviation abbreviation(std::string_view word);

/// "'s", "'ll", "'ve" without the apostrophe: "s", "ll", "ve" …
bool is_clitic(std::string_view letters);
/// A prefix that the treebanks leave joined to its word: "non-avian", "pro-Beijing", "e-mail".
bool is_joined_prefix(std::string_view word);
/// "com" of "example.com", "pdf" of "report.pdf".
bool is_domain_ending(std::string_view label);
/// "km" of "5km", "pm" of "6pm": a unit that is cut off from its number.
bool is_unit(std::string_view letters);
/// Where a contraction without apostrophe is cut ("can|not", "gon|na"); 0 when it is not one.
std::uint32_t contraction_cut(std::string_view word);
/// A word that begins sentences far more often than it is a name: "the", "he", "however".
bool is_sentence_starter(std::string_view word);

}  // namespace entente
