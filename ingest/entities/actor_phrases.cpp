// SPDX-License-Identifier: Apache-2.0
#include "ingest/entities/actor_phrases.h"

#include "base/utf8.h"
#include "ingest/entities/phrases.h"
#include "ingest/entities/resolution.h"

namespace entente {

const ActorNoun* actor_noun_at(const Document& document, const SyntaxTree& tree, const ActorNouns& nouns,
                               std::uint32_t token) {
  constexpr int longest_noun = 4;  // words
  const ActorNoun* longest = nullptr;
  std::uint32_t first = token;
  for (int words = 1; words <= longest_noun; ++words) {
    PhraseKey key = empty_phrase;
    for (std::uint32_t w = first; w < token; ++w) key = extend(key, text_of(document, document.tokens[w]));
    if (const auto noun = nouns.find(extend(key, to_lower(document.tokens[token].lemma))); noun != nouns.end())
      longest = &noun->second;
    if (first == 0 || tree.head(first - 1) == no_index || tree.first_conjunct(tree.head(first - 1)) != token) break;
    --first;
  }
  return longest;
}

ActorCode actor_code_at(const Document& document, const SyntaxTree& tree, const Ontology& ontology,
                        const ActorNouns& nouns, std::uint32_t head) {
  const std::uint32_t first = noun_phrase(tree, head).first;
  return actor_code(ontology, nouns,
                    text_of(document, Span{document.tokens[first].span.begin, document.tokens[head].span.end}),
                    reference_date(document));
}

}  // namespace entente
