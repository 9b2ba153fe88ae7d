// SPDX-License-Identifier: Apache-2.0
#include "ingest/facts/relation_finder.h"

#include <unordered_set>

namespace entente {

bool is_among(std::string_view word, std::string_view words) {
  if (word.empty()) return false;
  for (std::size_t at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ')) return true;
  }
  return false;
}

RelationFinder::RelationFinder(Document& document, const Ontology& ontology, const SyntaxTree& tree,
                               const Participants& participants)
    : document_(document),
      ontology_(ontology),
      tree_(tree),
      participants_(participants),
      mention_ending_(document.tokens.size(), no_index) {
  for (std::uint32_t i = 0; i < document.mentions.size(); ++i)
    if (document.mentions[i].kind == MentionKind::name) mention_ending_[document.mentions[i].end_token - 1] = i;
}

Kinds RelationFinder::kinds_of(std::uint32_t entity) const {
  const Entity& e = document_.entities[entity].entity;
  switch (e.type) {
    case EntityType::person: return a_person;
    case EntityType::state: {
      const auto known = ontology_.find(e.id);  // Nagorno-Karabakh is a region as well
      return known && !ontology_.at(*known).is_sovereign ? a_state | a_place : a_state;
    }
    case EntityType::place: return a_place;
    case EntityType::organisation: break;
  }
  if (e.sector == "IGO") return a_body | a_bloc;
  if (e.sector == "REB" || e.sector == "MIL" || e.sector == "UAF") return a_body | a_force;
  if (e.sector == "PTY" || e.sector == "OPP") return a_body | a_faction;
  return a_body;
}

FoundRelation* RelationFinder::add(RelationType type, std::uint32_t head, std::uint32_t tail, Span evidence,
                                   std::string rule, std::string title) {
  if (head == tail || head == no_index || tail == no_index) return nullptr;
  if (document_.entities[head].is_group || document_.entities[tail].is_group) return nullptr;
  const auto same = [&](const FoundRelation& r) {
    return r.type == type &&
           ((r.head == head && r.tail == tail) || (is_symmetric(type) && r.head == tail && r.tail == head));
  };
  if (std::ranges::any_of(document_.relations, same)) return nullptr;
  document_.relations.push_back({.type = type,
                                 .head = head,
                                 .tail = tail,
                                 .evidence = evidence,
                                 .title = std::move(title),
                                 .rule = std::move(rule)});
  return &document_.relations.back();
}

/// Whether the expression tells of the anchor: it hangs on it, or only names and prepositions stand between.
bool RelationFinder::tells_of(const TimeExpression& time, std::uint32_t anchor) const {
  if (time.first_token > anchor + 2 && word(time.first_token - 2) == ",") return false;  // set apart
  std::uint32_t up = time.first_token;
  while (tree_.head(up) != no_index && tree_.head(up) >= time.first_token && tree_.head(up) < time.end_token)
    up = tree_.head(up);
  for (int steps = 0; up != no_index && steps < 3; ++steps) {
    const Deprel deprel = token(up).deprel;
    up = deprel == Deprel::conj || is_clause(deprel) ? no_index : tree_.head(up);
    if (up == anchor) return true;
  }
  for (std::uint32_t t = anchor + 1; t < time.first_token; ++t)
    if (token(t).upos != Upos::propn && token(t).upos != Upos::adp && token(t).upos != Upos::det &&
        token(t).upos != Upos::num && token(t).upos != Upos::part)
      return false;
  return time.first_token > anchor;
}

void RelationFinder::date(FoundRelation* relation, std::uint32_t anchor, bool begins) const {
  if (relation == nullptr || anchor == no_index) return;
  for (const TimeExpression& time : document_.times) {
    if (token(time.first_token).sentence != token(anchor).sentence || time.calendar.empty() || !tells_of(time, anchor))
      continue;
    const std::string before = time.first_token == 0 ? "" : word(time.first_token - 1);
    const std::string& value = time.calendar;
    const std::size_t slash = value.find('/');
    // "2010" of "from 2010 to 2024" stands for both; "last week" is no range
    const bool is_range = slash != std::string::npos && !time.value.empty() &&
                          (value.starts_with(time.value + "/") || value.ends_with("/" + time.value));
    const bool is_open = relation->from.empty() && relation->until.empty();
    if (is_range && !is_open) {
      continue;  // of the next office: "minister, 1980–1987; then president, 1987–2017"
    } else if (is_range) {
      relation->from = value.substr(0, slash);
      relation->until = value.substr(slash + 1);
    } else if (slash != std::string::npos) {
      continue;
    } else if (is_among(before, "since from between")) {
      relation->from = value;
    } else if (is_among(before, "until till to") || (before == "and" && !relation->from.empty())) {
      relation->until = value;
    } else if (begins && is_among(before, "in on")) {
      relation->from = value;
    }
  }
}

std::vector<Side> RelationFinder::sides_at(std::uint32_t t) const {
  std::vector<Side> out;
  if (token(t).deprel == Deprel::flat && participants_.mention_at(t) == no_index && tree_.head(t) != no_index &&
      is_name(tree_.head(t)))
    t = tree_.head(t);  // within a name
  const auto conjuncts = tree_.conjuncts(t);
  for (const std::uint32_t entity : participants_.fillers(t)) {
    const auto naming = std::ranges::find_if(conjuncts, [&](std::uint32_t c) {
      const auto there = participants_.entities_at(c);
      return std::ranges::find(there, entity) != there.end();
    });
    out.push_back({.token = naming == conjuncts.end() ? t : *naming, .entity = entity});
  }
  return out;
}

Span RelationFinder::quote_of(std::initializer_list<std::uint32_t> tokens) const {
  Span out = token(*tokens.begin()).span;
  for (const std::uint32_t t : tokens) {
    out = cover(out, token(t).span);
    if (const std::uint32_t m = participants_.mention_at(t); m != no_index)
      out = cover(out, document_.mentions[m].span);
  }
  return out;
}

std::optional<Modality> RelationFinder::modality_at(std::uint32_t predicate) const {
  static const std::unordered_set<std::string_view> future{"will", "shall", "'ll", "’ll", "wo"};
  static const std::unordered_set<std::string_view> real{"have", "be", "do"};
  static const std::unordered_set<std::string_view> open{"if", "whether", "unless", "lest"};
  static const std::unordered_set<std::string_view> refusals{"refuse", "decline", "fail"};
  static const std::unordered_set<std::string_view> unmet{"before", "without", "instead"};
  Modality out = Modality::asserted;
  // "urged Chad to reform and join": what governs the first of a list governs all
  if (const std::uint32_t first = tree_.first_conjunct(predicate);
      first != predicate && token(predicate).features.verb_form != VerbForm::finite)
    if (!modality_at(first)) return std::nullopt;
  for (const std::uint32_t c : tree_.children(predicate)) {
    if (is_subject(token(c).deprel) || token(c).deprel == Deprel::obj)  // "neither Spain nor Portugal"
      for (const std::uint32_t word : tree_.children(c))
        if (token(word).lemma == "neither" || token(word).lemma == "no") return Modality::denied;
    const std::string& lemma = token(c).lemma;
    if (lemma == "neither") return Modality::denied;
    if (token(c).deprel == Deprel::aux) {
      if (future.contains(lemma)) out = Modality::future;
      else if (!real.contains(lemma)) return std::nullopt;
    }
    if (open.contains(lemma) && (token(c).deprel == Deprel::mark || token(c).deprel == Deprel::advmod))
      return std::nullopt;
    if (token(c).deprel == Deprel::mark && unmet.contains(lemma) &&
        token(predicate).features.verb_form != VerbForm::finite)
      return std::nullopt;
    const bool to_do = token(c).deprel == Deprel::mark && lemma == "to";
    if (to_do && token(predicate).deprel == Deprel::xcomp && refusals.contains(token(tree_.head(predicate)).lemma))
      return Modality::denied;
    if (to_do) return std::nullopt;
    const bool no_longer =
        token(c).deprel == Deprel::advmod && c > 0 && (lemma == "long" || lemma == "longer") && word(c - 1) == "no";
    if (no_longer) return Modality::denied;
  }
  const Sentence& sentence = document_.sentences[token(predicate).sentence];
  if (word(sentence.end_token - 1) == "?") return std::nullopt;
  if (token(predicate).deprel == Deprel::ccomp && tree_.head(predicate) != no_index) {
    const std::string& governor = token(tree_.head(predicate)).lemma;
    if (governor == "deny") return Modality::denied;
    if (governor == "doubt" || governor == "wonder" || governor == "hope" || governor == "fear") return std::nullopt;
  }
  return tree_.is_negated(predicate) ? Modality::denied : out;
}

std::uint32_t RelationFinder::described_by(std::uint32_t noun) const {
  std::uint32_t first = tree_.extent(noun).first;
  while (token(first).upos == Upos::punct && first < noun) ++first;
  if (token(noun).deprel == Deprel::appos && tree_.head(noun) != no_index && tree_.head(noun) >= first)
    return no_index;  // a word from before hangs on it, and the tree tells whom it describes
  if (first < 2 || (word(first - 1) != "," && word(first - 1) != "—" && word(first - 1) != "–")) return no_index;
  const std::uint32_t i = mention_ending_[first - 2];
  return i != no_index && document_.mentions[i].entity != no_index && !document_.mentions[i].is_adjective ? i
                                                                                                          : no_index;
}

const Mention* RelationFinder::name_beginning(std::uint32_t t) const {
  for (const Mention& m : std::ranges::equal_range(document_.mentions, t, {}, &Mention::first_token))
    if (m.kind == MentionKind::name) return &m;
  return nullptr;
}

bool RelationFinder::has_modifier(std::uint32_t noun, std::string_view words) const {
  return std::ranges::any_of(tree_.children(noun), [&](std::uint32_t c) {
    if (token(c).deprel == Deprel::conj) return false;
    if (is_among(token(c).lemma, words) || is_among(word(c), words)) return true;
    return token(c).deprel == Deprel::compound && has_modifier(c, words);  // "state gas company"
  });
}

}  // namespace entente
