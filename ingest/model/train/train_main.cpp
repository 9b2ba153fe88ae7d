// SPDX-License-Identifier: Apache-2.0
/// entente-train: makes the analyser's model file from annotated sets, or measures one. See ingest/model/README.md.
#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "ingest/model/train/aligned_bytes.h"
#include "ingest/model/train/corpus.h"
#include "ingest/model/train/course.h"
#include "ingest/model/train/measure.h"
#include "ingest/model/train/train_tokens.h"
#include "ingest/model/train/vectors.h"
#include "ingest/text/name_hints.h"
#include "ingest/text/tokens.h"
#include "ontology/builtin.h"
#include "ontology/ontology.h"

namespace entente::train {
namespace {

constexpr const char* usage =
    "usage: entente-train vectors   -o FILE --text FILE... [--parse FILE...] [--epochs N]\n"
    "       entente-train analyser  -o FILE --parse FILE... --vectors FILE --text FILE... --millions N      (reads "
    "ahead)\n"
    "       entente-train analyser  -o FILE --parse FILE... --vectors FILE [--reading FILE | --resume FILE]\n"
    "                               [--names FILE[*TIMES]...] [--dev-parse FILE...] [--dev-names FILE...]\n"
    "       entente-train names BASE -o FILE --names FILE[*TIMES]... [--dev-names FILE...]\n"
    "       entente-train sentences -o FILE --parse FILE...\n"
    "       entente-train measure MODEL [--dev-parse FILE...] [--dev-names FILE...]\n"
    "       entente-train predict MODEL NAMES.jsonl\n"
    "       entente-train speed MODEL TEXTS.jsonl\n"
    "options: --epochs N, --hidden N, --layers N, --seed N, --rate N (millionths), --names-share N (percent), --note "
    "TEXT\n"
    "See ingest/model/README.md for the commands that made the models.";

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
  return found == options.end() || found->second.empty() ? otherwise
                                                         : std::strtoul(found->second[0].c_str(), nullptr, 10);
}

double decimal(const Options& options, const std::string& key, double otherwise) {
  const auto found = options.find(key);
  return found == options.end() || found->second.empty() ? otherwise : std::strtod(found->second[0].c_str(), nullptr);
}

const std::vector<std::string>& list(const Options& options, const std::string& key) {
  static const std::vector<std::string> nothing;
  const auto found = options.find(key);
  return found == options.end() ? nothing : found->second;
}

Result<DevSets> read_dev_sets(const Options& options, const Ontology& ontology) {
  DevSets sets;
  for (const auto& path : list(options, "--dev-parse")) {
    ENTENTE_TRY(auto examples, read_conllu(path));
    add_hints(examples, ontology);
    sets.parses.emplace_back(path, std::move(examples));
  }
  for (const auto& path : list(options, "--dev-names")) {
    ENTENTE_TRY(const auto records, read_name_records(path));
    DevSets::Names set{.path = path, .examples = name_examples(records, ontology)};
    add_hints(set.examples, ontology);
    for (const auto& record : records) {
      for (const auto& name : record.names) set.states_are_places |= name.label == "PlaceOrState";
    }
    sets.names.push_back(std::move(set));
  }
  return sets;
}

/// Header lines that say what a model is made from: a line for each file, with the first digits of its SHA-256.
Result<std::vector<std::pair<std::string, std::string>>> provenance(const Options& options) {
  std::vector<std::pair<std::string, std::string>> lines{{"licence", "CC-BY-SA-4.0"}};
  for (const char* key : {"--parse", "--names", "--vectors", "--reading", "--resume"}) {
    for (const auto& word : list(options, key)) {
      const std::string path = word.substr(0, word.find('*'));
      ENTENTE_TRY(const std::string bytes, read_file(path));
      lines.emplace_back(std::string(key + 2) + "-from-" + path.substr(path.rfind('/') + 1),
                         "sha256 " + sha256_hex(bytes).substr(0, 16));
    }
  }
  lines.emplace_back("ontology", "sha256 " + sha256_hex(builtin_world()).substr(0, 16));
  std::size_t number = 0;
  for (const auto& note : list(options, "--note")) lines.emplace_back("note-" + std::to_string(++number), note);
  return lines;
}

using WeightedExamples = std::vector<std::pair<Example, std::size_t>>;

/// The sets after --names, "FILE*TIMES" for one that counts several times.
Result<WeightedExamples> read_names(const Options& options, const Ontology& ontology) {
  WeightedExamples all;
  for (const auto& word : list(options, "--names")) {
    const std::size_t star = word.find('*');
    const std::size_t times = star == std::string::npos ? 1 : std::strtoul(word.c_str() + star + 1, nullptr, 10);
    ENTENTE_TRY(const auto records, read_name_records(word.substr(0, star)));
    auto examples = name_examples(records, ontology);
    add_hints(examples, ontology);
    for (auto& example : examples) all.emplace_back(std::move(example), times);
  }
  return all;
}

Result<void> make_names(const Options& options) {
  const auto& words = list(options, "");
  if (words.size() < 2 || list(options, "-o").empty()) return fail(ErrorKind::usage, usage);
  ENTENTE_TRY(const Ontology ontology, Ontology::builtin());
  NamesCourse course;
  ENTENTE_TRY(course.base, read_file(words[1]));
  ENTENTE_TRY(course.names, read_names(options, ontology));
  ENTENTE_TRY(course.header, provenance(options));
  course.hidden = static_cast<Eigen::Index>(number(options, "--hidden", 64));
  course.epochs = number(options, "--epochs", 6);
  course.seed = number(options, "--seed", 1);
  course.output = list(options, "-o")[0];
  ENTENTE_TRY(const DevSets dev, read_dev_sets(options, ontology));
  return run(course, dev);
}

Result<void> make_analyser(const Options& options) {
  if (list(options, "-o").empty()) return fail(ErrorKind::usage, usage);
  ENTENTE_TRY(const Ontology ontology, Ontology::builtin());
  Course course;
  for (const auto& path : list(options, "--parse")) {
    ENTENTE_TRY(auto examples, read_conllu(path));
    course.parses.insert(course.parses.end(), examples.begin(), examples.end());
  }
  add_hints(course.parses, ontology);
  ENTENTE_TRY(course.names, read_names(options, ontology));
  if (!list(options, "--vectors").empty()) {
    ENTENTE_TRY(course.vectors, read_vectors(list(options, "--vectors")[0]));
  }
  if (!list(options, "--reading").empty()) course.reading = list(options, "--reading")[0];
  if (!list(options, "--resume").empty()) course.resumed = list(options, "--resume")[0];
  course.rate = static_cast<float>(number(options, "--rate", 2000)) * 1e-6F;
  course.names_share = static_cast<double>(number(options, "--names-share", 35)) / 100;
  ENTENTE_TRY(course.header, provenance(options));
  course.sizes.hidden = static_cast<Eigen::Index>(number(options, "--hidden", 192));
  course.sizes.layers = static_cast<int>(number(options, "--layers", 3));
  course.epochs = number(options, "--epochs", 20);
  course.seed = number(options, "--seed", 1);
  course.output = list(options, "-o")[0];
  if (!list(options, "--text").empty()) {
    Reader reader;
    for (const auto& path : list(options, "--text")) {
      ENTENTE_CHECK(read_texts(path, [&](std::string_view text) { reader.add_text(text); }));
    }
    for (const Example& example : course.parses) reader.add_sentence(example.words);
    return read(course, reader, static_cast<std::size_t>(1e6 * decimal(options, "--millions", 25)));
  }
  ENTENTE_TRY(const DevSets dev, read_dev_sets(options, ontology));
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

Result<void> make_sentences(const Options& options) {
  if (list(options, "-o").empty() || list(options, "--parse").empty()) return fail(ErrorKind::usage, usage);
  return train_sentences(list(options, "--parse"), list(options, "-o")[0], std::cerr);
}

Result<void> measure(const Options& options) {
  const auto& words = list(options, "");
  if (words.size() < 2) return fail(ErrorKind::usage, usage);
  ENTENTE_TRY(const Ontology ontology, Ontology::builtin());
  ENTENTE_TRY(const std::string bytes, read_file(words[1]));
  ENTENTE_TRY(const DevSets dev, read_dev_sets(options, ontology));
  return report(bytes, dev, std::cout);
}

/// The names that a model finds in the records of a file, one JSON object a line.
Result<void> predict(const Options& options) {
  const auto& words = list(options, "");
  if (words.size() < 3) return fail(ErrorKind::usage, usage);
  ENTENTE_TRY(const Ontology ontology, Ontology::builtin());
  ENTENTE_TRY(const std::string bytes, read_file(words[1]));
  ENTENTE_TRY(const auto records, read_name_records(words[2]));
  const AlignedBytes model(bytes);
  ENTENTE_TRY(const Analyser analyser, Analyser::load(model.bytes));
  for (const auto& record : records) {
    Document document = tokenised(record);
    analyser.analyse(document, find_name_hints(document, ontology));
    const CodePointOffsets offsets(document.article.text);
    std::cout << "{\"id\":\"" << record.id << "\",\"entities\":[";
    for (const char* separator = ""; const Name& name : document.names) {
      std::cout << separator << "{\"start\":" << offsets.code_points(name.span.begin)
                << ",\"end\":" << offsets.code_points(name.span.end) << ",\"label\":\"" << name_of(name.type) << "\"}";
      separator = ",";
    }
    std::cout << "]}\n";
  }
  return {};
}

/// Tokens per CPU-second of tagging, parsing and names, on the first texts of 0.5 to 12 kB.
Result<void> measure_speed(const Options& options) {
  constexpr std::size_t enough = 400000;  // tokens
  const auto& words = list(options, "");
  if (words.size() < 3) return fail(ErrorKind::usage, usage);
  ENTENTE_TRY(const std::string bytes, read_file(words[1]));
  const AlignedBytes model(bytes);
  std::vector<Document> documents;
  std::size_t tokens = 0;
  ENTENTE_CHECK(read_texts(words[2], [&](std::string_view text) {
    if (text.size() < 500 || text.size() > 12000 || tokens >= enough) return;
    Document document;
    document.article.text = text;
    find_tokens(document);
    tokens += document.tokens.size();
    documents.push_back(std::move(document));
  }));
  const std::clock_t start = std::clock();
  ENTENTE_TRY(const Analyser analyser, Analyser::load(model.bytes));
  const std::clock_t loaded = std::clock();
  for (Document& document : documents) analyser.analyse(document);
  const double seconds = static_cast<double>(std::clock() - loaded) / CLOCKS_PER_SEC;
  std::cout << tokens << " tokens in " << seconds
            << " CPU-s: " << static_cast<long>(static_cast<double>(tokens) / seconds) << " tokens per CPU-s; loaded in "
            << 1000.0 * static_cast<double>(loaded - start) / CLOCKS_PER_SEC << " ms\n";
  return {};
}

}  // namespace
}  // namespace entente::train

int main(int count, char** words) {
  using namespace entente;
  const auto options = train::parse_options(count, words);
  const auto& verbs = train::list(options, "");
  Result<void> done = fail(ErrorKind::usage, train::usage);
  if (!verbs.empty() && verbs[0] == "analyser") done = train::make_analyser(options);
  if (!verbs.empty() && verbs[0] == "names") done = train::make_names(options);
  if (!verbs.empty() && verbs[0] == "vectors") done = train::make_vectors(options);
  if (!verbs.empty() && verbs[0] == "sentences") done = train::make_sentences(options);
  if (!verbs.empty() && verbs[0] == "measure") done = train::measure(options);
  if (!verbs.empty() && verbs[0] == "speed") done = train::measure_speed(options);
  if (!verbs.empty() && verbs[0] == "predict") done = train::predict(options);
  if (done) return 0;
  std::cerr << "entente-train: " << done.error().message << '\n';
  return done.error().kind == ErrorKind::usage ? 2 : 1;
}
