// SPDX-License-Identifier: Apache-2.0
/// Measures the coverage of the lexicon of acts: `lexicon_figures [--missed] EVENTS.jsonl SET...` For each sentence of
/// a set (text, source_dataset, events.N.plover_type) whether an act of the gold type stands in it: its words, wherever
/// they stand, and its words in the syntax that the act asks for.
#include <algorithm>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "flat_json.h"
#include "ingest/facts/acts.h"
#include "ingest/pipeline.h"
#include "ingest/syntax_tree.h"

namespace {

using namespace entente;

struct Count {
  int sentences = 0;
  int words = 0;
  int syntax = 0;
};

/// The PLOVER type of a CAMEO code by its root, as the codebook maps them; "" for none. Signing an agreement (057), for
/// one, is AGREE here and SUPPORT there.
std::string plover_type_of(const std::string& cameo) {
  static const std::map<std::string, std::string> roots{
      {"02", "REQUEST"},  {"03", "AGREE"},   {"04", "CONSULT"},  {"05", "SUPPORT"},  {"06", "COOPERATE"},
      {"07", "AID"},      {"09", "ACCUSE"},  {"10", "REQUEST"},  {"11", "ACCUSE"},   {"12", "REJECT"},
      {"13", "THREATEN"}, {"14", "PROTEST"}, {"15", "MOBILIZE"}, {"16", "SANCTION"}, {"17", "COERCE"},
      {"18", "ASSAULT"},  {"19", "ASSAULT"}, {"20", "ASSAULT"}};
  if (cameo.starts_with("08")) return cameo.size() > 2 && cameo[2] > '3' ? "RETREAT" : "CONCEDE";
  const auto found = roots.find(cameo.substr(0, 2));
  return found == roots.end() ? std::string{} : found->second;
}

/// Whether the act is of the PLOVER type, by its own type or by its code; a visit is a CONSULT, a trade a COOPERATE.
bool is_of_type(const Act& act, const std::string& type) {
  if (!act.type) return false;
  if (name_of(*act.type) == type || plover_type_of(act.cameo) == type) return true;
  return (act.type == EventType::visit && type == "CONSULT") || (act.type == EventType::trade && type == "COOPERATE");
}

bool has_words(const Act& act, const std::set<std::string>& lemmas) {
  const auto any = [&](const std::vector<std::string>& words) {
    return std::ranges::any_of(words, [&](const std::string& word) { return lemmas.contains(word); });
  };
  return any(act.heads) && std::ranges::all_of(act.others, any);
}

void print(const std::string& name, const Count& count) {
  const auto share = [&](int part) { return static_cast<double>(part) / std::max(count.sentences, 1); };
  std::cout << std::left << std::setw(12) << name << std::right << std::setw(5) << count.sentences << std::fixed
            << std::setprecision(3) << std::setw(8) << share(count.words) << std::setw(8) << share(count.syntax)
            << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string_view> arguments(argv + 1, argv + argc);
  const bool shows_missed = std::erase(arguments, "--missed") > 0;
  if (arguments.size() < 2) {
    std::cerr << "usage: lexicon_figures [--missed] EVENTS.jsonl SET...\n";
    return 2;
  }
  const Knowledge knowledge = Knowledge::builtin().value();
  const Lexicon& lexicon = knowledge.ontology.lexicon();
  std::ifstream in{std::string(arguments.front())};
  std::map<std::string, Count> counts;
  for (std::string line; std::getline(in, line);) {
    auto record = flattened(line);
    const std::string& set = record["source_dataset"];
    if (std::find(arguments.begin() + 1, arguments.end(), set) == arguments.end()) continue;
    std::set<std::string> types;
    for (int i = 0; record.contains("events." + std::to_string(i) + ".plover_type"); ++i)
      types.insert(record["events." + std::to_string(i) + ".plover_type"]);
    if (types.empty()) continue;
    const Document document = understand({.language = "en", .text = record["text"]}, knowledge);
    const SyntaxTree tree(document);
    const Participants participants(document, tree);
    std::set<std::string> lemmas;
    for (const Token& token : document.tokens) lemmas.insert(to_lower(token.lemma));
    const auto triggers = find_triggers(document, tree, participants, lexicon);
    for (const std::string& type : types) {
      const bool words = std::ranges::any_of(
          lexicon.acts(), [&](const Act& act) { return is_of_type(act, type) && has_words(act, lemmas); });
      const bool syntax = std::ranges::any_of(
          triggers, [&](const Trigger& trigger) { return trigger.act != nullptr && is_of_type(*trigger.act, type); });
      for (const std::string& key : {set + " " + type, set}) {
        Count& count = counts[key];
        ++count.sentences;
        count.words += words ? 1 : 0;
        count.syntax += syntax ? 1 : 0;
      }
      if (shows_missed && !syntax)
        std::cout << (words ? "syntax " : "words  ") << type << "  " << record["text"] << '\n';
    }
  }
  std::cout << "set and type  sentences, share with the words, share in their syntax\n";
  for (const auto& [name, count] : counts) print(name, count);
}
