// SPDX-License-Identifier: Apache-2.0
#include "cli/ontology_card.h"

#include <algorithm>

#include "ontology/name_prior.h"

namespace entente {
namespace {

std::string words_of(RelationType role) {
  std::string words(name_of(role));
  std::ranges::replace(words, '_', ' ');
  return words;
}

class CardMaker {
 public:
  explicit CardMaker(const Ontology& ontology) : ontology_(ontology) {}

  OntologyCard of_entity(std::uint32_t i) {
    const KnownEntity e = ontology_.at(i);
    card_ = {.id = std::string(e.entity.id),
             .type = std::string(name_of(e.entity.type)),
             .name = std::string(e.entity.name)};
    source_ = e.origins.empty() ? "" : ontology_.to_string(e.origins.front());
    for (const Origin origin : e.origins) add("described in", ontology_.to_string(origin));
    for (const std::string_view name : e.names) add("name", name);
    for (const std::string_view name : e.short_names) add("short name", name);
    for (const std::string_view name : e.adjectives) add("adjective", name);
    for (const std::string_view name : e.people_nouns) add("people", name);
    add("kind", e.kind);
    add("sector", e.entity.sector);
    add("code", e.entity.code);
    add("country", e.entity.country);
    add("wikidata", e.entity.wikidata);
    if (is_known(e.from) || is_known(e.until)) add("exists", "", "", e.from, e.until);
    link("capital", e.capital);
    link("located in", e.located_in);
    link("part of", e.part_of);
    link("agency of", e.agency_of);
    link("seat of", e.seat_of);
    link("succeeded by", e.successor);
    if (e.latitude != 0 || e.longitude != 0)
      add("position", std::to_string(e.latitude) + " " + std::to_string(e.longitude));
    for (const std::uint32_t t : ontology_.tenures_of(i)) tenure(t, true);
    for (const std::uint32_t m : ontology_.memberships_of(i)) membership(m, true);
    for (const std::uint32_t p : ontology_.posts_in(i)) current_holder(p);
    for (const std::uint32_t m : ontology_.members_of(i)) membership(m, false);
    return std::move(card_);
  }

  OntologyCard of_post(std::uint32_t i) {
    const KnownPost post = ontology_.post(i);
    card_ = {.id = std::string(post.id), .type = "Post", .name = std::string(post.name)};
    source_ = ontology_.to_string(post.origin);
    for (const std::string_view title : post.titles) add("title", title);
    link("post in", post.in);
    add("role", words_of(post.role));
    add("portfolio", post.portfolio);
    for (const std::uint32_t t : ontology_.tenures_of_post(i)) tenure(t, false);
    return std::move(card_);
  }

  OntologyCard of_acts(std::string_view lemma) {
    card_ = {.id = "act:" + std::string(lemma), .type = "Act", .name = std::string(lemma)};
    for (const std::uint32_t i : ontology_.lexicon().acts_of(lemma)) {
      const Act& act = ontology_.lexicon().acts()[i];
      source_ = act.origin;
      const std::string type = act.type ? std::string(name_of(*act.type)) : "no event";
      add(act.phrase, type + (act.mode.empty() ? "" : ", " + act.mode) +
                          (act.cameo.empty() ? "" : ", CAMEO " + act.cameo) +
                          (act.example.empty() ? "" : ": " + act.example));
    }
    return std::move(card_);
  }

 private:
  void add(std::string_view predicate, std::string_view value, std::string_view id = {}, Date from = {},
           Date until = {}) {
    if (value.empty() && !is_known(from) && !is_known(until)) return;
    card_.statements.push_back({.predicate = std::string(predicate),
                                .value = std::string(value),
                                .id = std::string(id),
                                .from = to_string(from),
                                .until = to_string(until),
                                .source = source_});
  }

  void link(std::string_view predicate, std::uint32_t target) {
    if (target == no_entity) return;
    const KnownEntity e = ontology_.at(target);
    add(predicate, e.entity.name, e.entity.id);
  }

  void tenure(std::uint32_t i, bool of_person) {
    const Tenure& t = ontology_.tenure(i);
    source_ = ontology_.to_string(t.origin);
    const KnownPost post = ontology_.post(t.post);
    const KnownEntity holder = ontology_.at(t.holder);
    if (of_person) add("office", post.name, post.id, t.from, t.until);
    else add("holder", holder.entity.name, holder.entity.id, t.from, t.until);
  }

  void membership(std::uint32_t i, bool of_member) {
    const MembershipRecord& m = ontology_.membership(i);
    source_ = ontology_.to_string(m.origin);
    const KnownEntity other = ontology_.at(of_member ? m.organisation : m.member);
    const std::string_view status = ontology_.file().text(m.status);
    add((of_member ? "member of" : "member") + (status.empty() ? "" : " (" + std::string(status) + ")"),
        other.entity.name, other.entity.id, m.from, m.until);
  }

  void current_holder(std::uint32_t i) {
    const KnownPost post = ontology_.post(i);
    const auto tenures = ontology_.tenures_of_post(i);
    source_ = ontology_.to_string(post.origin);
    bool is_held = false;
    for (const std::uint32_t k : tenures) {
      const Tenure& t = ontology_.tenure(k);
      if (is_known(t.until)) continue;
      source_ = ontology_.to_string(t.origin);
      add(post.name, ontology_.at(t.holder).entity.name, ontology_.at(t.holder).entity.id, t.from, t.until);
      is_held = true;
    }
    if (!is_held) add("office", post.name, post.id);
  }

  const Ontology& ontology_;
  OntologyCard card_;
  std::string source_;
};

std::vector<std::uint32_t> candidates(const Ontology& ontology, std::string_view argument) {
  if (const auto id = ontology.find(argument)) return {*id};
  if (argument.size() == 3)
    if (const auto state = ontology.find_state(argument)) return {*state};
  std::vector<std::uint32_t> found;
  if (argument.size() > 1 && argument.front() == 'Q' && argument[1] >= '0' && argument[1] <= '9')
    for (std::uint32_t i = 0; i < ontology.size(); ++i)
      if (ontology.at(i).entity.wikidata == argument) found.push_back(i);
  // by name: full names first, short ones only when there is no full one
  for (const NameKind kind : {NameKind::full, NameKind::short_name, NameKind::adjective, NameKind::people}) {
    if (!found.empty()) break;
    for (const Meaning& meaning : ontology.names().meanings(argument))
      if (meaning.kind == kind) found.push_back(meaning.entity);
  }
  return found;
}

}  // namespace

Result<OntologyCard> ontology_card(const Ontology& ontology, std::string_view argument) {
  CardMaker maker(ontology);
  const auto found = candidates(ontology, argument);
  if (found.size() == 1) return maker.of_entity(found.front());
  if (found.size() > 1) {
    std::string message = "'" + std::string(argument) + "' may be ";
    for (std::size_t i = 0; i < found.size() && i < 8; ++i) {
      const KnownEntity e = ontology.at(found[i]);
      (message += i == 0 ? "" : ", ") += std::string(e.entity.id) + " (" + std::string(e.entity.name) + ")";
    }
    return fail(ErrorKind::usage, message + (found.size() > 8 ? ", …" : "") + "; give the id");
  }
  for (std::uint32_t i = 0; i < ontology.file().posts.size(); ++i) {
    const KnownPost post = ontology.post(i);
    if (post.id == argument || extend(empty_phrase, post.name) == extend(empty_phrase, argument))
      return maker.of_post(i);
  }
  if (!ontology.lexicon().acts_of(argument).empty()) return maker.of_acts(argument);
  return fail(ErrorKind::not_found, "'" + std::string(argument) +
                                        "' is not in the ontology; names are compared without "
                                        "case and accents, ids look like state:MYS, post:MYS-head-of-government");
}

}  // namespace entente
