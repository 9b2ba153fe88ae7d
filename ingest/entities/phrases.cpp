// SPDX-License-Identifier: Apache-2.0
#include "ingest/entities/phrases.h"

#include <algorithm>
#include <unordered_map>

#include "base/utf8.h"
#include "ingest/entities/genders.h"
#include "ingest/entities/person_nouns.h"
#include "ingest/entities/word_table.h"
#include "ingest/role_nouns.h"

namespace entente {
namespace {

std::string lower(const Document& document, std::uint32_t token) {
  return to_lower(text_of(document, document.tokens[token]));
}

Determiner determiner_of(const std::string& word) {
  static const std::unordered_map<std::string_view, Determiner> determiners{
      {"the", Determiner::definite},       {"both", Determiner::definite},       {"this", Determiner::demonstrative},
      {"that", Determiner::demonstrative}, {"these", Determiner::demonstrative}, {"those", Determiner::demonstrative},
      {"such", Determiner::demonstrative}, {"a", Determiner::indefinite},        {"an", Determiner::indefinite},
      {"another", Determiner::indefinite}, {"some", Determiner::quantified},     {"any", Determiner::quantified},
      {"no", Determiner::quantified},      {"every", Determiner::quantified},    {"each", Determiner::quantified},
      {"all", Determiner::quantified},     {"many", Determiner::quantified},     {"several", Determiner::quantified}};
  const auto found = determiners.find(word);
  return found == determiners.end() ? Determiner::none : found->second;
}

/// Words of the span that carry the name: no article, no title in front, no possessive ending, nothing behind a comma.
std::string key_of(const Document& document, std::uint32_t first, std::uint32_t end) {
  std::string out;
  for (std::uint32_t t = first; t < end; ++t) {
    const Token& token = document.tokens[t];
    const std::string word = lower(document, t);
    if (word == "," || word == "(" || word == "—" || word == "–") {
      if (!out.empty()) break;
      continue;
    }
    if (token.upos == Upos::punct || (token.upos == Upos::part && token.deprel == Deprel::case_)) continue;
    if (out.empty() && (token.upos == Upos::det || word == "the" || word == "a" || word == "an")) continue;
    if (!out.empty()) out += ' ';
    out += fold(word);
  }
  return out;
}

void describe_pronoun(const Document& document, Phrase& phrase) {
  const std::string word = lower(document, phrase.head);
  phrase.pronoun = pronoun_class(word);
  phrase.is_reflexive = word.ends_with("self") || word.ends_with("selves");
  switch (phrase.pronoun) {
    case PronounClass::personal:
      phrase.gender = word.front() == 'h' && word[1] == 'i' ? 'm' : word == "he" ? 'm' : 'f';
      phrase.animacy = Animacy::person;
      phrase.number = Number::singular;
      phrase.type = NameType::person;
      break;
    case PronounClass::speaker:
      phrase.animacy = Animacy::person;
      phrase.number = Number::singular;
      break;
    case PronounClass::neuter:
      phrase.animacy = Animacy::thing;
      phrase.number = Number::singular;
      break;
    case PronounClass::plural: phrase.number = Number::plural; break;
    default: break;
  }
}

void describe_noun(const Document& document, const SyntaxTree& tree, Phrase& phrase) {
  const Token& head = document.tokens[phrase.head];
  phrase.number = head.features.number;
  if (phrase.kind == MentionKind::name) {
    if (phrase.type == NameType::person) phrase.animacy = Animacy::person;
    phrase.number = Number::none;
  } else if (const auto gender = person_noun(phrase.noun)) {
    phrase.animacy = Animacy::person;
    phrase.gender = *gender;
    if (!is_group_noun(phrase.noun)) phrase.type = NameType::person;
  } else {
    phrase.animacy = Animacy::thing;
    switch (role_noun(phrase.noun).value_or(RoleNoun::title)) {
      case RoleNoun::state:
      case RoleNoun::government: phrase.type = NameType::state; break;
      case RoleNoun::body: phrase.type = NameType::organisation; break;
      case RoleNoun::place: phrase.type = NameType::place; break;
      default: break;
    }
  }
  for (const std::uint32_t c : tree.children(phrase.head)) {
    if (c > phrase.head) break;
    const Token& child = document.tokens[c];
    if (child.deprel == Deprel::det || child.deprel == Deprel::det_predet) {
      const Determiner d = determiner_of(lower(document, c));
      if (d != Determiner::none) phrase.determiner = d;
    } else if (child.deprel == Deprel::nmod_poss) {
      phrase.determiner = Determiner::possessive;
      phrase.modifiers.push_back(to_lower(child.lemma));
    } else if (child.deprel == Deprel::amod || child.deprel == Deprel::compound || child.deprel == Deprel::nummod ||
               child.deprel == Deprel::nmod_desc) {
      if (child.lemma != "such") phrase.modifiers.push_back(to_lower(child.lemma));
      if (phrase.gender == 0 && phrase.animacy == Animacy::person && child.lemma == "female") phrase.gender = 'f';
      if (phrase.gender == 0 && phrase.animacy == Animacy::person && child.lemma == "male") phrase.gender = 'm';
    }
  }
  std::ranges::sort(phrase.modifiers);
}

bool is_coordination(const SyntaxTree& tree, const Phrase& phrase) {
  return std::ranges::any_of(tree.children(phrase.head), [&](std::uint32_t c) {
    const Upos upos = tree.at(c).upos;
    return tree.at(c).deprel == Deprel::conj && c < phrase.end_token && upos != Upos::verb && upos != Upos::adj;
  });
}

}  // namespace

PronounClass pronoun_class(std::string_view word) {
  static const std::unordered_map<std::string_view, PronounClass> classes = [] {
    std::unordered_map<std::string_view, PronounClass> out;
    const auto add = [&](std::string_view words, PronounClass of) {
      for (const std::string_view w : words_in(words)) out.emplace(w, of);
    };
    add("he him his himself she her hers herself", PronounClass::personal);
    add("it its itself", PronounClass::neuter);
    add("they them their theirs themselves themself both 'em", PronounClass::plural);
    add("who whom whose which that", PronounClass::relative);
    add("i me my mine myself", PronounClass::speaker);
    add("we us our ours ourselves", PronounClass::speakers);
    add("you your yours yourself yourselves", PronounClass::addressee);
    add("this these those", PronounClass::demonstrative);
    add("latter former", PronounClass::ordinal);
    return out;
  }();
  const auto found = classes.find(word);
  return found == classes.end() ? PronounClass::none : found->second;
}

std::uint32_t attachment(const SyntaxTree& tree, std::uint32_t head) {
  while (tree.at(head).deprel == Deprel::flat && tree.head(head) != no_index) head = tree.head(head);
  return head;
}

std::pair<std::uint32_t, std::uint32_t> noun_phrase(const SyntaxTree& tree, std::uint32_t head) {
  std::uint32_t first = head;
  std::uint32_t last = head;
  for (const std::uint32_t c : tree.children(head)) {
    const Deprel d = tree.at(c).deprel;
    if (c < first && (d == Deprel::det || d == Deprel::amod || d == Deprel::compound || d == Deprel::nummod ||
                      d == Deprel::nmod_poss || d == Deprel::nmod_desc || d == Deprel::det_predet))
      first = std::min(first, tree.extent(c).first);
    if (c > last && (d == Deprel::flat || d == Deprel::goeswith)) last = std::max(last, tree.extent(c).second - 1);
  }
  return {first, last + 1};
}

Phrase phrase_of(const Document& document, const SyntaxTree& tree, std::uint32_t first, std::uint32_t end,
                 std::uint32_t head, MentionKind kind) {
  Phrase phrase{.first_token = first,
                .end_token = end,
                .head = head,
                .sentence = document.tokens[head].sentence,
                .kind = kind,
                .noun = to_lower(document.tokens[head].lemma),
                .key = key_of(document, first, end)};
  if (kind == MentionKind::pronoun) {
    describe_pronoun(document, phrase);
    return phrase;
  }
  describe_noun(document, tree, phrase);
  if (is_coordination(tree, phrase)) {
    phrase.is_coordination = true;
    phrase.kind = MentionKind::nominal;
    phrase.number = Number::plural;
    phrase.gender = 0;
    phrase.type = NameType::other;
  }
  return phrase;
}

}  // namespace entente
