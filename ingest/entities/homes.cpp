// SPDX-License-Identifier: Apache-2.0
#include "ingest/entities/homes.h"

#include <unordered_set>

namespace entente {
namespace {

using Words = std::unordered_set<std::string_view>;

constexpr int deepest = 3;  // nouns between people and the name of their home

/// "Critics of China", "friends of Israel": those whose "of" names others than their own.
bool is_turned_to_others(std::string_view lemma) {
  static const Words nouns{"critic",    "opponent", "enemy",     "rival",     "foe",     "friend",
                           "ally",      "victim",   "supporter", "backer",    "admirer", "sceptic",
                           "skeptic",   "invader",  "expert",    "detractor", "hater",   "scholar",
                           "conqueror", "fan",      "lover",     "buyer",     "observer"};
  return nouns.contains(lemma);
}

/// "Loyal to", "affiliated with": what ties people to those for whom they stand.
bool is_tie(std::string_view lemma) {
  static const Words words{"loyal",    "affiliated", "affiliate", "allied", "ally",   "aligned", "align",
                           "faithful", "belong",     "linked",    "link",   "employ", "employed"};
  return words.contains(lemma);
}

}  // namespace

bool Homes::is_locative(std::string_view preposition) {
  static const Words words{"in", "at", "near", "outside", "inside", "around", "across", "throughout", "within"};
  return words.contains(preposition);
}

Homes::Homes(const Document& document, const SyntaxTree& tree)
    : document_(document), tree_(tree), mention_at_(document.tokens.size(), no_index) {
  for (std::uint32_t i = 0; i < document.mentions.size(); ++i) mention_at_[document.mentions[i].head] = i;
}

std::string_view Homes::country_at(std::uint32_t token) const {
  const std::uint32_t m = mention_at_[token];
  if (m == no_index || document_.mentions[m].kind != MentionKind::name || is_person(token)) return {};
  const std::uint32_t entity = document_.mentions[m].entity;
  return entity == no_index ? std::string_view{} : document_.entities[entity].entity.country;
}

bool Homes::is_person(std::uint32_t token) const {
  const std::uint32_t m = mention_at_[token];
  if (m == no_index || document_.mentions[m].kind != MentionKind::name) return false;
  const std::uint32_t entity = document_.mentions[m].entity;
  return entity != no_index && document_.entities[entity].entity.type == EntityType::person;
}

bool Homes::is_state(std::uint32_t token) const {
  const std::uint32_t m = mention_at_[token];
  return m != no_index && document_.mentions[m].entity != no_index &&
         document_.entities[document_.mentions[m].entity].entity.type == EntityType::state;
}

Home Homes::of(std::uint32_t noun) const {
  Home home = front_of(noun, true);
  return home.token != no_index ? home : behind(noun, 0);
}

Home Homes::front_of(std::uint32_t noun, bool prefers_state) const {
  Home home;
  for (const std::uint32_t c : tree_.children(noun)) {
    const Deprel deprel = document_.tokens[c].deprel;
    if (deprel != Deprel::amod && deprel != Deprel::compound && deprel != Deprel::nmod_poss) continue;
    if (!country_at(c).empty() && (home.token == no_index || !prefers_state || !is_state(home.token) || is_state(c)))
      home = {.token = c, .preposition = {}};  // "Serbian Labour Minister": the state's name before others
    const std::string& lemma = document_.tokens[c].lemma;
    if (c < noun && (lemma == "lead" || lemma == "led" || lemma == "base" || lemma == "based"))  // "French-led"
      for (const std::uint32_t below : tree_.children(c))
        if (!country_at(below).empty())
          home = {.token = below, .preposition = lemma.starts_with('l') ? "led by" : "in"};
  }
  return home;
}

Home Homes::behind(std::uint32_t noun, int depth) const {
  for (const std::uint32_t c : tree_.children(noun)) {
    const Token& token = document_.tokens[c];
    if (token.deprel == Deprel::nmod) {
      const std::string preposition = tree_.preposition(c);
      const bool is_owner = preposition == "of" || preposition == "from";
      if (!is_owner && preposition != "in" && (depth == 0 || !is_locative(preposition))) continue;
      if (preposition == "of" && is_turned_to_others(document_.tokens[noun].lemma) && !is_person(c)) continue;
      if (Home home = within(c, is_owner, depth); home.token != no_index) return {home.token, preposition};
    } else if ((token.deprel == Deprel::amod || token.deprel == Deprel::acl) && is_tie(token.lemma)) {
      for (const std::uint32_t below : tree_.children(c)) {
        const std::string preposition = tree_.preposition(below);
        if (preposition != "to" && preposition != "with" && preposition != "by") continue;
        if (Home home = within(below, true, depth); home.token != no_index) return {home.token, "from"};
      }
    }
  }
  return {};
}

/// The home that the noun phrase names by itself or by what hangs on it: "the capital, Dili", "two Spanish groups".
Home Homes::within(std::uint32_t token, bool is_owner, int depth) const {
  if (!country_at(token).empty()) return {token, {}};
  if (is_person(token)) {
    if (Home home = front_of(token, true); home.token != no_index) return home;  // "Iraq's Moqtada al-Sadr"
    const DocumentEntity& person = document_.entities[document_.mentions[mention_at_[token]].entity];
    return is_owner && !person.entity.country.empty() ? Home{token, {}} : Home{};
  }
  if (depth == deepest || document_.tokens[token].upos != Upos::noun) return {};
  if (Home home = front_of(token, false); home.token != no_index) return home;
  for (const std::uint32_t c : tree_.children(token))
    if (joins_name_and_noun(document_.tokens[c].deprel) && !country_at(c).empty()) return {c, {}};
  return behind(token, depth + 1);
}

Home Homes::of_clause(std::uint32_t verb) const {
  for (const std::uint32_t c : tree_.children(verb)) {
    if (document_.tokens[c].deprel != Deprel::obl || !is_locative(tree_.preposition(c))) continue;
    if (Home home = within(c, false, 0); home.token != no_index) return {home.token, "in"};
  }
  return {};
}

Home Homes::only_one_in(std::uint32_t sentence) const {
  Home only;
  for (std::uint32_t t = document_.sentences[sentence].first_token; t < document_.sentences[sentence].end_token; ++t) {
    const std::string_view country = country_at(t);
    if (country.empty()) continue;
    if (only.token != no_index && country_at(only.token) != country) return {};
    if (only.token == no_index) only = {t, "in"};
  }
  return only;
}

}  // namespace entente
