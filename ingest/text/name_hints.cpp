// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/name_hints.h"

#include <algorithm>

namespace entente {
namespace {

constexpr std::uint32_t longest_name = 16;  // tokens

bool has_capital(std::string_view word) {
  return std::ranges::any_of(word,
                             [](char c) { return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xc3; });
}

bool has_small(std::string_view word) {
  return std::ranges::any_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

struct Match {
  std::uint32_t end = 0;  // token after the last; 0 for none
  std::uint16_t begins = 0;
  std::uint16_t continues = 0;
};

class Lookup {
 public:
  Lookup(const Document& document, const Ontology& ontology) : document_(document), ontology_(ontology) {}

  Match longest(std::uint32_t first, std::uint32_t sentence_end) const {
    Match best;
    PhraseKey key = empty_phrase;
    bool capital = false, small = false;
    for (std::uint32_t t = first; t < std::min(first + longest_name, sentence_end); ++t) {
      const std::string_view word = text_of(document_, document_.tokens[t]);
      const PhraseKey longer = extend(key, word);
      if (longer == key) {  // punctuation: a name may have it within
        if (t == first) break;
        continue;
      }
      key = longer;
      capital |= has_capital(word);
      small |= has_small(word);
      if (capital) take(key, small, t + 1, best);
      const bool joined = t + 1 < sentence_end && document_.tokens[t + 1].span.begin == document_.tokens[t].span.end;
      if (!joined && !ontology_.names().may_continue(key)) break;
    }
    return best;
  }

 private:
  void take(PhraseKey key, bool has_small_letters, std::uint32_t end, Match& best) const {
    std::uint16_t begins = 0, continues = 0;
    for (const Meaning& meaning : ontology_.names().meanings(key)) {
      if (meaning.wants_capitals && has_small_letters) continue;
      if (meaning.kind == NameKind::adjective || meaning.kind == NameKind::people) {
        begins |= name_hint::demonym;
        continues |= name_hint::demonym;
        continue;
      }
      const NameType type = name_type_of(ontology_.at(meaning.entity).entity.type);
      begins |= name_hint::begins(type);
      continues |= name_hint::continues(type);
    }
    if (begins != 0) best = {.end = end, .begins = begins, .continues = continues};
  }

  const Document& document_;
  const Ontology& ontology_;
};

}  // namespace

NameHints find_name_hints(const Document& document, const Ontology& ontology) {
  NameHints hints(document.tokens.size());
  const Lookup lookup(document, ontology);
  for (const Sentence& sentence : document.sentences) {
    for (std::uint32_t t = sentence.first_token; t < sentence.end_token;) {
      const Match match = lookup.longest(t, sentence.end_token);
      if (match.end == 0) {
        ++t;
        continue;
      }
      hints[t] = match.begins;
      for (std::uint32_t i = t + 1; i < match.end; ++i) hints[i] = match.continues;
      t = match.end;
    }
  }
  return hints;
}

}  // namespace entente
