// SPDX-License-Identifier: Apache-2.0
// The files of ontology/data say what they mean: every term is defined, every mode and code is a concept.
#include <gmock/gmock.h>

#include <set>
#include <string>

#include "base/files.h"
#include "ontology/builtin.h"
#include "ontology/lexicon.h"
#include "ontology/read_turtle.h"

namespace entente {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

const std::string vocabulary = "https://entente.example/ontology#";
const std::string type_of = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

using EachTriple = std::function<void(const Triple&)>;

void read_data(const std::string& name, const EachTriple& each) {
  const auto text = read_file(ENTENTE_SOURCE_DIR "/ontology/data/" + name);
  ASSERT_TRUE(text) << name;
  const auto result = read_turtle(*text, name, each);
  ASSERT_TRUE(result) << result.error().message;
}

/// Local names of what `file` defines or is a concept of, under `base`.
std::set<std::string> defined_in(const std::string& file, const std::string& base) {
  std::set<std::string> out;
  read_data(file, [&](const Triple& t) {
    if (t.predicate == type_of && t.subject.starts_with(base)) out.emplace(t.subject.substr(base.size()));
  });
  return out;
}

TEST(Vocabulary, DefinesEveryTermOfTheData) {
  const auto defined = defined_in("entente.ttl", vocabulary);
  std::set<std::string> undefined;
  for (const char* file :
       {"events.ttl", "national_bodies.ttl", "organisations.ttl", "people_chiefs.ttl", "people_ministers.ttl",
        "people_offices.ttl", "people_states_a_m.ttl", "people_states_n_z.ttl", "places.ttl", "states.ttl"})
    read_data(file, [&](const Triple& t) {
      const std::string_view term = t.predicate == type_of ? t.object : t.predicate;
      if (term.starts_with(vocabulary) && !defined.contains(std::string(term.substr(vocabulary.size()))))
        undefined.emplace(term);
    });
  EXPECT_THAT(undefined, IsEmpty());
}

TEST(Vocabulary, ExplainsEveryTerm) {
  std::set<std::string> unexplained = defined_in("entente.ttl", vocabulary);
  read_data("entente.ttl", [&](const Triple& t) {
    const std::string_view how = t.predicate.substr(t.predicate.find_last_of("/#") + 1);
    if (t.subject.starts_with(vocabulary) && (how == "comment" || how == "seeAlso" || how == "oneOf"))
      unexplained.erase(std::string(t.subject.substr(vocabulary.size())));
  });
  unexplained.erase("Affirmed");  // what affirmed and negated mean, ent:polarity says
  unexplained.erase("Negated");
  EXPECT_THAT(unexplained, IsEmpty());
}

TEST(Vocabulary, HasAConceptForEveryModeAndCodeOfTheActs) {
  const auto modes = defined_in("events.ttl", "https://entente.example/ontology/event-mode/");
  const auto codes = defined_in("events.ttl", "https://entente.example/ontology/cameo/");
  Lexicon lexicon;
  Diagnostics wrong;
  read_acts(builtin_acts(), "acts.tsv", lexicon, wrong);
  for (const Act& act : lexicon.acts()) {
    EXPECT_TRUE(act.mode.empty() || modes.contains(act.mode)) << act.origin << ": " << act.mode;
    EXPECT_TRUE(act.cameo.empty() || codes.contains(act.cameo)) << act.origin << ": " << act.cameo;
  }
}

TEST(Vocabulary, HasThe37ContextsOfPlover) {
  EXPECT_THAT(defined_in("events.ttl", "https://entente.example/ontology/context/"), SizeIs(37));
}

}  // namespace
}  // namespace entente
