// SPDX-License-Identifier: Apache-2.0
/// How often events of different articles that become one fact are one happening, and how many that are do:
///   merged_events_figures ECBPLUS.jsonl [--one-date]
/// Over the triggers that reading finds where the data have an event: pairs of different documents of a topic, and B³
/// over all. The data give no dates; the two sets of documents of a topic, which tell of two happenings of a kind, get
/// a date of publication each. With --one-date all documents have the same: then nothing but names tells the two apart.
#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "graph/store/store.h"
#include "ingest/pipeline.h"
#include "tests/bench/flat_json.h"

namespace entente::bench {
namespace {

struct Trigger {
  std::string document, topic, chain;  // chain: the happening
  std::size_t fact = 0;                // index into the graph's
};

struct Gold {
  TextRange range;
  std::string chain;
};

struct Ratio {
  double hits = 0;
  double of = 0;
};

std::ostream& operator<<(std::ostream& out, const Ratio& ratio) {
  return out << std::setprecision(3) << (ratio.of > 0 ? ratio.hits / ratio.of : 0) << " (" << ratio.hits << " of "
             << ratio.of << ')';
}

std::vector<Gold> events_of(const std::map<std::string, std::string>& record) {
  std::vector<Gold> events;
  for (std::size_t i = 0;; ++i) {
    const std::string at = "mentions." + std::to_string(i) + ".";
    const auto kind = record.find(at + "kind");
    if (kind == record.end()) return events;
    if (kind->second != "event") continue;
    const auto offset = [&](const char* name) { return static_cast<std::uint32_t>(std::stoul(record.at(at + name))); };
    events.push_back({.range = {offset("start"), offset("end")}, .chain = record.at(at + "chain")});
  }
}

void print_pairs(const std::vector<Trigger>& triggers) {
  Ratio precision, recall;
  for (std::size_t i = 0; i < triggers.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const Trigger& one = triggers[i];
      const Trigger& other = triggers[j];
      if (one.topic != other.topic || one.document == other.document) continue;
      const bool is_one = one.chain == other.chain;
      const bool is_merged = one.fact == other.fact;
      precision.of += is_merged;
      recall.of += is_one;
      precision.hits += is_one && is_merged;
      recall.hits += is_one && is_merged;
    }
  std::cout << "pairs across documents: precision " << precision << ", recall " << recall << '\n';
}

void print_b3(const std::vector<Trigger>& triggers) {
  double precision = 0;
  double recall = 0;
  for (const auto& one : triggers) {
    double merged = 0, same = 0, both = 0;
    for (const auto& other : triggers) {
      const bool is_one = one.topic == other.topic && one.chain == other.chain;
      merged += one.fact == other.fact;
      same += is_one;
      both += is_one && one.fact == other.fact;
    }
    precision += both / merged;
    recall += both / same;
  }
  precision /= static_cast<double>(triggers.size());
  recall /= static_cast<double>(triggers.size());
  std::cout << "B3: precision " << precision << ", recall " << recall << ", F1 "
            << 2 * precision * recall / (precision + recall) << '\n';
}

int run(const char* path, bool one_date) {
  const Knowledge knowledge = Knowledge::builtin().value();
  auto store = Store::in_memory();
  std::map<std::string, std::vector<Gold>> gold;
  std::map<std::string, std::string> topics;
  std::ifstream in(path);
  if (!in) return std::cerr << path << ": cannot be opened\n", 1;
  for (std::string line; std::getline(in, line);) {
    const auto record = flattened(line);
    const std::string& id = record.at("id");
    const bool is_second = id.ends_with("plus") && !one_date;
    gold[id] = events_of(record);
    topics[id] = record.at("topic");
    const Article article{
        .id = id, .published = is_second ? "2012-03-07" : "2010-06-15", .language = "en", .text = record.at("text")};
    if (!store->add(extract_facts(article, knowledge))) return 1;
  }
  if (!store->commit()) return 1;
  const auto graph = read_graph(*store);
  if (!graph) return 1;
  std::vector<Trigger> triggers;
  std::size_t found = 0;
  for (std::size_t i = 0; i < graph->facts().size(); ++i)
    for (const auto& evidence : graph->facts()[i].evidence) {
      if (graph->facts()[i].kind != FactKind::event || evidence.trigger.start == evidence.trigger.end) continue;
      ++found;
      const std::string& id = graph->articles()[evidence.article].id;
      for (const auto& event : gold.at(id)) {
        if (event.range.start >= evidence.trigger.end || evidence.trigger.start >= event.range.end) continue;
        triggers.push_back({.document = id, .topic = topics.at(id), .chain = event.chain, .fact = i});
        break;
      }
    }
  std::cout << gold.size() << " documents, " << found << " events found, " << triggers.size()
            << " where the data have one\n";
  print_pairs(triggers);
  print_b3(triggers);
  return 0;
}

}  // namespace
}  // namespace entente::bench

int main(int count, char** arguments) {
  if (count < 2) return std::cerr << "usage: merged_events_figures ECBPLUS.jsonl [--one-date]\n", 2;
  return entente::bench::run(arguments[1], count > 2);
}
