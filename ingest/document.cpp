// SPDX-License-Identifier: Apache-2.0
#include "ingest/document.h"

#include <array>

namespace entente {
namespace {

constexpr std::array<std::string_view, 17> upos_names{"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                                      "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                                      "PUNCT", "SCONJ", "SYM", "VERB", "X"};
constexpr std::array<std::string_view, deprel_count> deprel_names{
    "root",       "acl",        "acl:relcl", "advcl",       "advcl:relcl",   "advmod",   "amod",        "appos",
    "aux",        "aux:pass",   "case",      "cc",          "cc:preconj",    "ccomp",    "compound",    "compound:prt",
    "conj",       "cop",        "csubj",     "csubj:outer", "csubj:pass",    "dep",      "det",         "det:predet",
    "discourse",  "dislocated", "expl",      "fixed",       "flat",          "goeswith", "iobj",        "list",
    "mark",       "nmod",       "nmod:desc", "nmod:poss",   "nmod:unmarked", "nsubj",    "nsubj:outer", "nsubj:pass",
    "nummod",     "obj",        "obl",       "obl:agent",   "obl:unmarked",  "orphan",   "parataxis",   "punct",
    "reparandum", "vocative",   "xcomp"};
static_assert(deprel_names.back() == "xcomp");
constexpr std::array<std::string_view, 6> name_types{"Person", "Organisation", "Place", "State", "Event", "Other"};
constexpr std::array<std::string_view, 4> time_types{"DATE", "TIME", "DURATION", "SET"};
constexpr std::array<std::string_view, 16> resolutions{"unresolved",
                                                       "a known name",
                                                       "a known short name",
                                                       "shortens a name of this article",
                                                       "a new name",
                                                       "a body of that state",
                                                       "a seat that acts for its state",
                                                       "relative pronoun",
                                                       "apposition",
                                                       "reflexive",
                                                       "the one of two",
                                                       "a group of these",
                                                       "who speaks",
                                                       "an office, state or body that fits",
                                                       "stands for its state",
                                                       "likeliest of what was spoken of before"};
constexpr std::array<std::string_view, 12> refusals{
    "the promise, refusal or telling of it is the event",
    "nobody named who did it",
    "nobody named to whom it was done",
    "nobody named who said it",
    "fewer than two who met",
    "nobody named who acts",
    "what is said is an event of its own",
    "what is said names no other state, body or person",
    "one party only, of a kind of act that takes two",
    "the same happening as another event",
    "a command to the doer's own people, whose act it is",
    "at home, so no visit",
};

}  // namespace

std::string_view name_of(Upos upos) { return upos_names[static_cast<std::size_t>(upos)]; }
std::string_view name_of(Deprel deprel) { return deprel_names[static_cast<std::size_t>(deprel)]; }
std::string_view name_of(NameType type) { return name_types[static_cast<std::size_t>(type)]; }
NameType name_type_of(EntityType type) {
  switch (type) {
    case EntityType::person: return NameType::person;
    case EntityType::state: return NameType::state;
    case EntityType::organisation: return NameType::organisation;
    case EntityType::place: return NameType::place;
  }
  return NameType::other;
}
std::string_view name_of(TimeType type) { return time_types[static_cast<std::size_t>(type)]; }
std::string_view name_of(Resolution resolution) { return resolutions[static_cast<std::size_t>(resolution)]; }
std::string_view name_of(Refusal refusal) { return refusals[static_cast<std::size_t>(refusal)]; }

std::uint32_t state_of_country(const Document& document, std::string_view country) {
  if (country.empty()) return no_index;
  for (std::uint32_t e = 0; e < document.entities.size(); ++e) {
    const Entity& entity = document.entities[e].entity;
    if (entity.type == EntityType::state && entity.country == country) return e;
  }
  return no_index;
}

}  // namespace entente
