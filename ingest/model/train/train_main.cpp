// SPDX-License-Identifier: Apache-2.0
/// entente-train: makes the analyser's model file from annotated sets, or measures one. See ingest/model/README.md.
#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/hash.h"
#include "ingest/model/train/corpus.h"
#include "ingest/model/train/course.h"
#include "ingest/model/train/measure.h"
#include "ingest/model/train/vectors.h"

namespace entente::train {
namespace {

constexpr const char* usage =
    "usage: entente-train analyser -o MODEL --parse FILE... --names FILE[*TIMES]... [--vectors FILE] [--states FILE]\n"
    "                     [--dev-parse FILE...] [--dev-names FILE...] [--epochs N] [--hidden N] [--layers N] [--seed N]\n"
    "                     [--note TEXT]...\n"
    "       entente-train vectors -o VECTORS --text FILE[:FIELD]... [--parse FILE...] [--names FILE...] [--epochs N]\n"
    "       entente-train measure MODEL [--dev-parse FILE...] [--dev-names FILE...] [--states FILE]\n";

using Options = std::map<std::string, std::vector<std::string>>;

Options parse_options(int count, char** words) {
  Options options;
  std::string key;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word.starts_with("-")) options[key = word];
    else options[key].push_back(word);
  }
  return options;
}

std::size_t number(const Options& options, const std::string& key, std::size_t otherwise) {
  const auto found = options.find(key);
  return found == options.end() || found->second.empty() ? otherwise : std::strtoul(found->second[0].c_str(), nullptr, 10);
}

const std::vector<std::string>& list(const Options& options, const std::string& key) {
  static const std::vector<std::string> nothing;
  const auto found = options.find(key);
  return found == options.end() ? nothing : found->second;
}

Result<DevSets> read_dev_sets(const Options& options, const std::set<std::string>& states) {
  DevSets sets;
  for (const auto& path : list(options, "--dev-parse")) {
    ENTENTE_TRY(auto examples, read_conllu(path));
    sets.parses.emplace_back(path, std::move(examples));
  }
  for (const auto& path : list(options, "--dev-names")) {
    ENTENTE_TRY(const auto records, read_name_records(path));
    DevSets::Names set{.path = path, .examples = name_examples(records, states), .states_are_places = false};
    for (const auto& record : records) {
      for (const auto& name : record.names) set.states_are_places |= name.label == "PlaceOrState";
    }
    sets.names.push_back(std::move(set));
  }
  return sets;
}

Result<void> make_analyser(const Options& options) {
  if (list(options, "-o").empty()) return fail(ErrorKind::usage, usage);
  std::set<std::string> states;
  Course course;
  std::string provenance;
  for (const auto& path : list(options, "--states")) {
    ENTENTE_TRY(states, read_state_names(path));
  }
  for (const auto& path : list(options, "--parse")) {
    ENTENTE_TRY(auto examples, read_conllu(path));
    course.parses.insert(course.parses.end(), examples.begin(), examples.end());
  }
  for (const auto& word : list(options, "--names")) {
    const std::size_t star = word.find('*');
    const std::size_t times = star == std::string::npos ? 1 : std::strtoul(word.c_str() + star + 1, nullptr, 10);
    ENTENTE_TRY(const auto records, read_name_records(word.substr(0, star)));
    for (auto& example : name_examples(records, states)) course.names.emplace_back(std::move(example), times);
  }
  if (!list(options, "--vectors").empty()) {
    ENTENTE_TRY(course.vectors, read_vectors(list(options, "--vectors")[0]));
  }
  for (const auto& note : list(options, "--note")) course.header.emplace_back("note", note);
  course.sizes.hidden = static_cast<Eigen::Index>(number(options, "--hidden", 192));
  course.sizes.layers = static_cast<int>(number(options, "--layers", 3));
  course.epochs = number(options, "--epochs", 20);
  course.seed = number(options, "--seed", 1);
  course.output = list(options, "-o")[0];
  ENTENTE_TRY(const DevSets dev, read_dev_sets(options, states));
  return run(course, dev);
}

Result<void> make_vectors(const Options& options) {
  if (list(options, "-o").empty()) return fail(ErrorKind::usage, usage);
  VectorCourse course{.epochs = number(options, "--epochs", 3), .seed = number(options, "--seed", 1)};
  for (const auto& path : list(options, "--text")) {
    ENTENTE_CHECK(read_texts(path, [&](std::string_view text) { add_text(course, text); }));
  }
  for (const auto& path : list(options, "--parse")) {
    ENTENTE_TRY(const auto examples, read_conllu(path));
    for (const auto& example : examples) add_sentence(course, example.words);
  }
  return write_file(list(options, "-o")[0], [&](std::ostream& out) { out << learn_vectors(course); });
}

Result<void> measure(const Options& options) {
  const auto& words = list(options, "");
  if (words.size() < 2) return fail(ErrorKind::usage, usage);
  std::set<std::string> states;
  for (const auto& path : list(options, "--states")) {
    ENTENTE_TRY(states, read_state_names(path));
  }
  ENTENTE_TRY(const std::string bytes, read_file(words[1]));
  ENTENTE_TRY(const DevSets dev, read_dev_sets(options, states));
  return report(bytes, dev, std::cout);
}

}  // namespace
}  // namespace entente::train

int main(int count, char** words) {
  using namespace entente;
  const auto options = train::parse_options(count, words);
  const auto& verbs = train::list(options, "");
  Result<void> done = fail(ErrorKind::usage, train::usage);
  if (!verbs.empty() && verbs[0] == "analyser") done = train::make_analyser(options);
  if (!verbs.empty() && verbs[0] == "vectors") done = train::make_vectors(options);
  if (!verbs.empty() && verbs[0] == "measure") done = train::measure(options);
  if (done) return 0;
  std::cerr << "entente-train: " << done.error().message << '\n';
  return done.error().kind == ErrorKind::usage ? 2 : 1;
}
