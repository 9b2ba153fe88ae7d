// SPDX-License-Identifier: Apache-2.0
#include "ingest/facts/background.h"

#include <algorithm>
#include <map>

namespace entente {
namespace {

class Adder {
 public:
  Adder(Document& document, const Ontology& ontology)
      : document_(document),
        ontology_(ontology),
        date_(parse_date(document.article.published).value_or(Date{})),
        stated_(document.relations.size()) {
    for (std::uint32_t e = 0; e < document.entities.size(); ++e)
      if (const auto known = ontology.find(document.entities[e].entity.id)) here_.emplace(*known, e);
  }

  void add_all() {
    for (const auto& [world, entity] : here_) {
      const KnownEntity known = ontology_.at(world);
      if (known.entity.type == EntityType::person) add_offices(world, entity);
      if (known.entity.type == EntityType::place) add(RelationType::located_in, entity, known.located_in);
      if (known.entity.type == EntityType::state) add_capital(entity, known);
      add(RelationType::agency_of, entity, known.agency_of);
      add(RelationType::part_of, entity, known.part_of);
      add_memberships(world, entity);
    }
  }

 private:
  void add(RelationType type, std::uint32_t head, std::uint32_t world_tail, std::string title = {}, Date from = {},
           Date until = {}) {
    const auto tail = here_.find(world_tail);
    if (tail == here_.end() || tail->second == head) return;
    link(type, head, tail->second, std::move(title), from, until);
  }

  void link(RelationType type, std::uint32_t head, std::uint32_t tail, std::string title, Date from, Date until) {
    const auto is_stated = [&](const FoundRelation& r) { return r.type == type && r.head == head && r.tail == tail; };
    if (std::ranges::any_of(document_.relations, is_stated)) return;
    document_.relations.push_back({.type = type,
                                   .head = head,
                                   .tail = tail,
                                   .title = std::move(title),
                                   .from = to_string(from),
                                   .until = to_string(until),
                                   .confidence = 1,
                                   .rule = "ontology",
                                   .is_background = true});
  }

  void add_capital(std::uint32_t state, const KnownEntity& known) {
    if (const auto capital = here_.find(known.capital); capital != here_.end())
      link(RelationType::capital_of, capital->second, state, {}, {}, {});
  }

  void add_offices(std::uint32_t world, std::uint32_t person) {
    if (!is_known(date_)) return;
    for (const std::uint32_t i : ontology_.offices(world, date_)) {
      const Tenure& tenure = ontology_.tenure(i);
      const KnownPost post = ontology_.post(tenure.post);
      const bool has_other =
          std::any_of(document_.relations.begin(), document_.relations.begin() + static_cast<std::ptrdiff_t>(stated_),
                      [&](const FoundRelation& r) {
                        const auto tail = here_.find(post.in);
                        return r.head == person && tail != here_.end() && r.tail == tail->second;
                      });
      if (!has_other)
        add(post.role, person, post.in, post.titles.empty() ? std::string{} : std::string(post.titles.front()),
            tenure.from, tenure.until);
    }
  }

  void add_memberships(std::uint32_t world, std::uint32_t member) {
    for (const std::uint32_t i : ontology_.memberships_of(world)) {
      const MembershipRecord& m = ontology_.membership(i);
      if (ontology_.is_partial(m) || !may_be_within(date_, m.from, m.until)) continue;
      add(RelationType::member_of, member, m.organisation, {}, m.from, m.until);
    }
  }

  Document& document_;
  const Ontology& ontology_;
  Date date_;
  std::size_t stated_;                           // relations that the text states come first
  std::map<std::uint32_t, std::uint32_t> here_;  // entity of the ontology → entity of the document
};

}  // namespace

void add_background(Document& document, const Ontology& ontology) { Adder(document, ontology).add_all(); }

}  // namespace entente
