// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/sentences.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "ingest/text/characters.h"
#include "ingest/text/sentence_features.h"
#include "ingest/text/sentence_model.h"
#include "ingest/text/sentence_rules.h"
#include "ingest/text/word_lists.h"

namespace entente {
namespace {

constexpr std::uint32_t long_sentence = 400;  // tokens
constexpr std::uint32_t longest_sentence = 450;
constexpr std::int64_t doubt =
    1200;  // of the model's word where no mark ends the sentence; news prose never leaves it out

/// The tokens that sentences end after, each +1, in order.
class Splitter {
 public:
  explicit Splitter(const Document& document) : rules_(document), model_(SentenceModel::builtin()) {}

  std::vector<std::uint32_t> ends() {
    std::vector<std::uint32_t> ends;
    std::uint32_t first = 0;
    std::uint32_t paragraph_end = 0;
    for (std::uint32_t i = 0; i < rules_.size(); ++i) {
      if (i >= paragraph_end) paragraph_end = end_of_paragraph(i);
      if (i + 1 == paragraph_end || is_end(first, i, paragraph_end) || is_too_long(first, i)) {
        ends.push_back(i + 1);
        first = i + 1;
      }
    }
    return ends;
  }

 private:
  std::uint32_t end_of_paragraph(std::uint32_t i) const {
    for (; i + 1 < rules_.size(); ++i) {
      const Gap gap = rules_.gap_after(i);
      if (gap == Gap::paragraph || (gap == Gap::line && rules_.ends_line(i))) break;
    }
    return i + 1;
  }

  bool is_end(std::uint32_t first, std::uint32_t i, std::uint32_t paragraph_end) {
    if (!model_.is_known()) return rules_.ends_after(first, i);
    if (rules_.ends_at_abbreviation(i)) return true;
    const bool is_plain = is_plain_gap(i);
    if (is_plain && is_plain_word(i) && is_plain_word(i + 1)) return false;
    find_gap_features(rules_, first, i, paragraph_end, features_);
    return model_.score(features_) > (is_plain ? doubt : 0);
  }

  /// No mark between two words that could end a sentence. Only web prose leaves its full stops out.
  bool is_plain_gap(std::uint32_t i) const {
    const auto word = rules_.token(i);
    return character_at(word, 0).kind != CharacterKind::mark || word == "'" || word == "’" || word == ",";
  }

  bool is_plain_word(std::uint32_t i) const {
    const auto word = rules_.token(i);
    return is_ascii_lower(word[0]) && is_ascii_letter(word.back());
  }

  bool is_too_long(std::uint32_t first, std::uint32_t i) const {
    const auto size = i + 1 - first;
    return size >= longest_sentence || (size >= long_sentence && rules_.may_cut_after(i));
  }

  SentenceRules rules_;
  SentenceModel model_;
  std::vector<std::uint32_t> features_;
};

/// Whether the treebanks would cut the period off at the end of a sentence: "etc|.", "Inc|.", but "U.S.", "D.C.", "Jr."
bool shares_period(std::string_view token) {
  if (token.size() < 3 || token.size() > 12 || token.back() != '.' || SentenceRules::is_terminal(token)) return false;
  const auto bare = to_lower(token.substr(0, token.size() - 1));
  if (bare == "u.s" || bare == "d.c" || bare == "u.n" || bare == "jr" || bare == "sr" || bare == "al") return false;
  return bare.find('.') != std::string::npos || abbreviation(bare) != Abbreviation::none;
}

/// Lays tokens and sentences anew, with the shared periods as tokens.
void lay(Document& document, const std::vector<std::uint32_t>& ends) {
  std::vector<Token> tokens;
  tokens.reserve(document.tokens.size() + ends.size() / 8);
  std::uint32_t at = 0;
  for (const auto end : ends) {
    const auto first = static_cast<std::uint32_t>(tokens.size());
    const auto index = static_cast<std::uint32_t>(document.sentences.size());
    for (; at < end; ++at) {
      Token token = std::move(document.tokens[at]);
      token.sentence = index;
      const bool is_cut = at + 1 == end && shares_period(text_of(document, token));
      if (is_cut) --token.span.end;
      tokens.push_back(std::move(token));
      if (is_cut) tokens.push_back({.span = {tokens.back().span.end, tokens.back().span.end + 1}, .sentence = index});
    }
    document.sentences.push_back({.span = {tokens[first].span.begin, tokens.back().span.end},
                                  .first_token = first,
                                  .end_token = static_cast<std::uint32_t>(tokens.size())});
  }
  document.tokens = std::move(tokens);
}

}  // namespace

void find_sentences(Document& document) {
  document.sentences.clear();
  lay(document, Splitter(document).ends());
}

}  // namespace entente
