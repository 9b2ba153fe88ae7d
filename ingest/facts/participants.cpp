// SPDX-License-Identifier: Apache-2.0
#include "ingest/facts/participants.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "base/utf8.h"
#include "ingest/role_nouns.h"

namespace entente {

Participants::Participants(const Document& document, const SyntaxTree& tree)
    : document_(document), tree_(tree), mention_at_(document.tokens.size(), no_index) {
  for (std::uint32_t i = 0; i < document.mentions.size(); ++i) mention_at_[document.mentions[i].head] = i;
}

std::vector<std::uint32_t> Participants::entities_at(std::uint32_t token) const {
  const std::uint32_t i = mention_at_[token];
  if (i == no_index) return {};
  const Mention& mention = document_.mentions[i];
  if (mention.is_collective) return mention.members;
  if (mention.entity == no_index) return {};
  return {mention.entity};
}

std::uint32_t Participants::whole_of(std::uint32_t token) const {
  // bodies that speak through their members: "the members of the Security Council"; not "members of the EU"
  static const std::unordered_set<std::string_view> chambers{"council",    "committee", "commission", "board",
                                                             "parliament", "congress",  "senate",     "assembly",
                                                             "cabinet",    "house",     "knesset"};
  if (!is_partitive(document_.tokens[token].lemma)) return no_index;
  for (const std::uint32_t c : tree_.children(token)) {
    if (document_.tokens[c].deprel != Deprel::nmod || tree_.preposition(c) != "of") continue;
    if (document_.tokens[token].lemma != "member") return c;
    if (document_.tokens[token].features.number != Number::plural) return no_index;
    const std::uint32_t m = mention_at_[c];
    if (m == no_index) return no_index;
    const Mention& body = document_.mentions[m];
    for (std::uint32_t t = body.first_token; t < body.end_token; ++t)
      if (chambers.contains(to_lower(text_of(document_, document_.tokens[t])))) return c;
  }
  return no_index;
}

void Participants::add_filler(std::uint32_t token, std::vector<std::uint32_t>& out) const {
  if (auto own = entities_at(token); !own.empty()) {
    const Mention& mention = document_.mentions[mention_at_[token]];
    const bool is_person_ahead = document_.tokens[token].upos == Upos::noun || mention.kind == MentionKind::nominal;
    for (const std::uint32_t c : tree_.children(token))  // "the president, Joe Biden": the name says it best
      if (is_person_ahead &&
          (document_.tokens[c].deprel == Deprel::appos || document_.tokens[c].deprel == Deprel::flat))
        if (auto named = fillers(c); !named.empty()) return add_unique(out, named);
    // "Hungarian and Romanian officials": both, though a mention has one entity
    if (mention.kind == MentionKind::nominal)
      if (const auto several = owners(token);
          several.size() > 1 && std::ranges::find(several, own.front()) != several.end())
        own = several;
    return add_unique(out, own);
  }
  for (const std::uint32_t c : tree_.children(token)) {
    const Deprel deprel = document_.tokens[c].deprel;
    const bool is_bare = deprel == Deprel::nmod && c > token && document_.tokens[c].upos == Upos::propn &&
                         tree_.preposition(c).empty();  // "Secretary of State Jo Smith", the name put below the title
    if (!joins_name_and_noun(deprel) && !is_bare) continue;
    if (auto named = fillers(c); !named.empty()) return add_unique(out, named);  // "Presidents X and Y"
  }
  if (const std::uint32_t whole = whole_of(token); whole != no_index) return add_unique(out, fillers(whole));
  if (!is_noun(document_.tokens[token])) return;
  if (const auto role = role_noun(to_lower(document_.tokens[token].lemma))) {
    if (*role == RoleNoun::government || *role == RoleNoun::title || *role == RoleNoun::state ||
        *role == RoleNoun::person)
      add_unique(out, owners(token));
  }
}

std::vector<std::uint32_t> Participants::fillers(std::uint32_t token) const {
  std::vector<std::uint32_t> out;
  for (const std::uint32_t c : tree_.conjuncts(token))
    if (c >= token || token != tree_.first_conjunct(token)) add_filler(c, out);
  return out;
}

std::vector<std::uint32_t> Participants::nearest(std::vector<std::uint32_t> tokens,
                                                 const std::function<bool(std::uint32_t entity)>& accept) const {
  constexpr int deepest = 4;
  for (int depth = 0; depth < deepest && !tokens.empty(); ++depth) {
    std::vector<std::uint32_t> out;
    std::vector<std::uint32_t> below;
    for (const std::uint32_t t : tokens) {
      for (const std::uint32_t e : fillers(t))
        if (accept(e)) add_unique(out, {e});
      for (const std::uint32_t c : tree_.children(t))
        if (document_.tokens[c].deprel != Deprel::conj && document_.tokens[c].deprel != Deprel::appos)
          below.push_back(c);
    }
    if (!out.empty()) return out;
    tokens = std::move(below);
  }
  return {};
}

std::vector<std::uint32_t> Participants::owners(std::uint32_t token) const {
  std::vector<std::uint32_t> out;
  for (const std::uint32_t c : tree_.children(token)) {
    const Deprel deprel = document_.tokens[c].deprel;
    const std::string preposition = deprel == Deprel::nmod ? tree_.preposition(c) : std::string{};
    const bool is_of = preposition == "of" || preposition == "from" || preposition == "by" ||
                       (preposition == "for" && role_noun(document_.tokens[token].lemma) == RoleNoun::title);
    if (deprel == Deprel::nmod_poss || deprel == Deprel::amod || deprel == Deprel::compound || is_of)
      for (const std::uint32_t conjunct : tree_.conjuncts(c)) add_unique(out, entities_at(conjunct));
  }
  return out;
}

void add_unique(std::vector<std::uint32_t>& out, const std::vector<std::uint32_t>& more) {
  for (const std::uint32_t entity : more)
    if (std::ranges::find(out, entity) == out.end()) out.push_back(entity);
}

}  // namespace entente
