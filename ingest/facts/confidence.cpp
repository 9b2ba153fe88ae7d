// SPDX-License-Identifier: Apache-2.0
#include "ingest/facts/confidence.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>

#include "ingest/facts/bonds.h"
#include "ingest/facts/relation_finder.h"

namespace entente {
namespace {

enum class EventFactor : std::uint8_t {
  any,
  open,
  noun,
  adjective,
  phrase,
  ambiguous,
  statement,
  meeting,
  agreement,
  words,
  force,
  denied,
  future,
  hypothetical,
  claimed,
  source_named,
  source_pronoun,
  source_described,
  source_elsewhere,
  source_none,
  target_named,
  target_pronoun,
  target_described,
  target_elsewhere,
  target_none,
  source_far,
  target_far,
  newcomer,
  many,
  subordinate,
  long_sentence,
  repeated,
  dated,
  placed,
};

enum class RelationFactor : std::uint8_t {
  any,
  title,
  description,
  apposition,
  copula,
  noun,
  possessor,
  in,
  of,
  comma,
  name,
  compound,
  verb,
  office,
  part,
  place,
  new_head,
  new_tail,
  not_asserted,
  titled,
  understood,
};

constexpr std::uint32_t far_in_the_tree = 3;  // arcs
constexpr std::uint32_t long_sentence = 35;   // tokens

class EventReader {
 public:
  EventReader(const Document& document, const SyntaxTree& tree, const Ontology& ontology, const FoundEvent& event)
      : document_(document), tree_(tree), ontology_(ontology), event_(event) {}

  Factors read() {
    add(EventFactor::any);
    trigger();
    type();
    status();
    const bool is_mutual = event_.targets.empty() && event_.sources.size() > 1;
    std::vector<std::uint32_t> doers = event_.sources;
    std::vector<std::uint32_t> others = event_.targets;
    if (is_mutual) {
      doers = {event_.sources.front()};
      others.assign(event_.sources.begin() + 1, event_.sources.end());
    }
    parties(doers, EventFactor::source_named, EventFactor::source_far);
    parties(others, EventFactor::target_named, EventFactor::target_far);
    circumstances(doers.size() + others.size());
    std::ranges::sort(out_);
    return std::move(out_);
  }

 private:
  void add(EventFactor factor) { out_.push_back(static_cast<std::uint8_t>(factor)); }
  void add_if(bool holds, EventFactor factor) {
    if (holds) add(factor);
  }

  void trigger() {
    const Token& token = document_.tokens[event_.trigger];
    add_if(event_.type == EventType::other, EventFactor::open);
    add_if(is_noun(token), EventFactor::noun);
    add_if(token.upos == Upos::adj, EventFactor::adjective);
    std::set<EventType> types;
    bool is_phrase = false;
    for (const std::uint32_t a : ontology_.lexicon().acts_of(token.lemma)) {
      const Act& act = ontology_.lexicon().acts()[a];
      if (act.type) types.insert(*act.type);
      is_phrase |= !act.others.empty() && act.phrase == event_.rule;
    }
    add_if(is_phrase, EventFactor::phrase);
    add_if(types.size() > 1, EventFactor::ambiguous);
  }

  void type() {
    switch (event_.type) {
      case EventType::statement: return add(EventFactor::statement);
      case EventType::consult:
      case EventType::visit: return add(EventFactor::meeting);
      case EventType::agree:
      case EventType::cooperate:
      case EventType::trade: return add(EventFactor::agreement);
      case EventType::support:
      case EventType::request:
      case EventType::accuse:
      case EventType::reject:
      case EventType::threaten: return add(EventFactor::words);
      case EventType::protest:
      case EventType::sanction:
      case EventType::mobilize:
      case EventType::coerce:
      case EventType::assault: return add(EventFactor::force);
      default: return;
    }
  }

  void status() {
    add_if(event_.modality == Modality::denied, EventFactor::denied);
    add_if(event_.modality == Modality::future, EventFactor::future);
    add_if(event_.modality == Modality::hypothetical, EventFactor::hypothetical);
    add_if(event_.attributed_to != no_index, EventFactor::claimed);
  }

  /// `named` is followed by the factors for pronouns, descriptions, parties from elsewhere and none. The surest counts.
  void parties(const std::vector<std::uint32_t>& entities, EventFactor named, EventFactor far) {
    unsigned best = entities.empty() ? 4 : 3;
    std::uint32_t nearest = no_index;
    for (const std::uint32_t e : entities) {
      is_new_ |= !document_.entities[e].is_known;
      const Bond bond = bond_of(document_, tree_, event_.trigger, e);
      if (bond.mention == no_index) continue;
      const MentionKind kind = document_.mentions[bond.mention].kind;
      best = std::min(best, kind == MentionKind::name ? 0U : kind == MentionKind::pronoun ? 1U : 2U);
      nearest = std::min(nearest, bond.up + bond.down);
    }
    add(static_cast<EventFactor>(static_cast<unsigned>(named) + best));
    add_if(nearest != no_index && nearest >= far_in_the_tree, far);
  }

  void circumstances(std::size_t parties) {
    add_if(is_new_, EventFactor::newcomer);
    add_if(parties > 2, EventFactor::many);
    bool is_below = false;
    for (std::uint32_t up = event_.trigger; up != no_index; up = tree_.head(up)) {
      const Deprel deprel = document_.tokens[up].deprel;
      is_below |= deprel == Deprel::acl || deprel == Deprel::acl_relcl || deprel == Deprel::advcl;
    }
    add_if(is_below, EventFactor::subordinate);
    const Sentence& sentence = document_.sentences[document_.tokens[event_.trigger].sentence];
    add_if(sentence.end_token - sentence.first_token >= long_sentence, EventFactor::long_sentence);
    add_if(!event_.more_sentences.empty(), EventFactor::repeated);
    add_if(event_.time != no_index, EventFactor::dated);
    add_if(event_.place != no_index, EventFactor::placed);
  }

  const Document& document_;
  const SyntaxTree& tree_;
  const Ontology& ontology_;
  const FoundEvent& event_;
  Factors out_;
  bool is_new_ = false;
};

/// Rules that are no verb, by the names that the finders give them.
std::optional<RelationFactor> named_rule(std::string_view rule) {
  static const std::unordered_map<std::string_view, RelationFactor> rules{{"title", RelationFactor::title},
                                                                          {"description", RelationFactor::description},
                                                                          {"apposition", RelationFactor::apposition},
                                                                          {"copula", RelationFactor::copula},
                                                                          {"joined noun", RelationFactor::noun},
                                                                          {"place noun", RelationFactor::noun},
                                                                          {"possessor", RelationFactor::possessor},
                                                                          {"in", RelationFactor::in},
                                                                          {"of", RelationFactor::of},
                                                                          {"comma", RelationFactor::comma},
                                                                          {"owner in name", RelationFactor::name},
                                                                          {"compound", RelationFactor::compound}};
  const auto found = rules.find(rule);
  return found == rules.end() ? std::nullopt : std::optional(found->second);
}

std::optional<RelationFactor> kind_of(RelationType type) {
  switch (type) {
    case RelationType::head_of_state_of:
    case RelationType::head_of_government_of:
    case RelationType::holds_office:
    case RelationType::spokesperson_of:
    case RelationType::ambassador_of:
    case RelationType::chairs:
    case RelationType::leads: return RelationFactor::office;
    case RelationType::member_of:
    case RelationType::part_of:
    case RelationType::agency_of:
    case RelationType::owned_by: return RelationFactor::part;
    case RelationType::based_in:
    case RelationType::located_in:
    case RelationType::capital_of: return RelationFactor::place;
    default: return std::nullopt;
  }
}

}  // namespace

Factors factors_of(const Document& document, const SyntaxTree& tree, const Ontology& ontology,
                   const FoundEvent& event) {
  return EventReader(document, tree, ontology, event).read();
}

Factors factors_of(const Document& document, const FoundRelation& relation) {
  Factors out;
  const auto add = [&](RelationFactor factor) { out.push_back(static_cast<std::uint8_t>(factor)); };
  add(RelationFactor::any);
  std::string_view rule = relation.rule;
  const bool is_understood = rule.ends_with(owner_understood);
  if (is_understood) rule.remove_suffix(owner_understood.size());
  add(named_rule(rule).value_or(RelationFactor::verb));
  if (const auto kind = kind_of(relation.type)) add(*kind);
  if (!document.entities[relation.head].is_known) add(RelationFactor::new_head);
  if (!document.entities[relation.tail].is_known) add(RelationFactor::new_tail);
  if (relation.modality != Modality::asserted) add(RelationFactor::not_asserted);
  if (!relation.title.empty()) add(RelationFactor::titled);
  if (is_understood) add(RelationFactor::understood);
  return out;
}

double confidence_of(const Factors& factors, std::span<const Factor> table) {
  int sum = 0;
  for (const std::uint8_t f : factors) sum += table[f].weight;
  return std::round(1000 / (1 + std::exp(-sum / 100.0))) / 1000;
}

void rate_facts(Document& document, const Ontology& ontology) {
  const SyntaxTree tree(document);
  for (FoundEvent& event : document.events)
    event.confidence = confidence_of(factors_of(document, tree, ontology, event), event_factors());
  for (FoundRelation& relation : document.relations)
    if (!relation.is_background)
      relation.confidence = confidence_of(factors_of(document, relation), relation_factors());
}

}  // namespace entente
