// SPDX-License-Identifier: Apache-2.0
/// The noun phrases of a document that may refer to the same thing, with what their form says of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/document.h"
#include "ingest/syntax_tree.h"

namespace entente {

enum class Animacy : std::uint8_t { unknown, person, thing };

/// How a phrase introduces what it speaks of: "a minister", "the minister", "this minister", "its minister", "no
/// minister".
enum class Determiner : std::uint8_t { none, indefinite, definite, demonstrative, possessive, quantified };

/// What a pronoun asks of its antecedent.
enum class PronounClass : std::uint8_t {
  none,
  personal,       // he, she
  neuter,         // it
  plural,         // they
  relative,       // who, which
  speaker,        // I
  speakers,       // we
  addressee,      // you
  demonstrative,  // this, those
  ordinal,        // the latter, the former
};

struct Phrase {
  std::uint32_t first_token = 0;  // tokens [first_token, end_token)
  std::uint32_t end_token = 0;
  std::uint32_t head = no_index;     // token
  std::uint32_t sentence = 0;        // index into sentences
  std::uint32_t mention = no_index;  // index into document.mentions; none for an ordinary noun
  std::uint32_t cluster = no_index;  // index into Discourse::clusters
  MentionKind kind = MentionKind::nominal;
  PronounClass pronoun = PronounClass::none;
  NameType type = NameType::other;  // other while unknown
  Animacy animacy = Animacy::unknown;
  char gender = 0;                   // 'm', 'f' or 0 for unknown
  Number number = Number::none;      // none while unknown
  Resolution by = Resolution::none;  // by what it was joined with others; none of names
  Determiner determiner = Determiner::none;
  bool is_coordination = false;  // "Anwar and Putin": the head is that of the first
  bool is_reflexive = false;
  std::string noun;  // the head's lemma in lower case
  std::string key;   // the phrase's words in lower case without articles, titles and possessive endings
  std::vector<std::string> modifiers;  // lemmas in lower case of adjectives and compounds before the head, sorted
};

/// The phrase that covers the tokens [first, end) with this head.
Phrase phrase_of(const Document& document, const SyntaxTree& tree, std::uint32_t first, std::uint32_t end,
                 std::uint32_t head, MentionKind kind);

/// First and one past last token of the noun phrase up to its head: determiner, modifiers, possessor.
std::pair<std::uint32_t, std::uint32_t> noun_phrase(const SyntaxTree& tree, std::uint32_t head);

/// The class of the word in lower case; none for words that are no pronouns.
PronounClass pronoun_class(std::string_view word);

/// The token by which a name is attached: "Obama" in "President Obama" hangs on "President".
std::uint32_t attachment(const SyntaxTree& tree, std::uint32_t head);

}  // namespace entente
