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

}  // namespace entente
