// SPDX-License-Identifier: Apache-2.0
/// What fit_confidence learns from: `confidence_factors FILE...` prints for every article one JSON object {"facts",
/// "event_factors", "relation_factors"}: what `entente extract` prints, and for each event and relation the factors
/// that hold, as indices into the tables of ingest/facts/confidence_factors.cpp.
#include <fstream>
#include <iostream>
#include <string>

#include "ingest/facts/confidence.h"
#include "ingest/facts/records.h"
#include "ingest/pipeline.h"
#include "ingest/read/read.h"
#include "ontology/facts_json.h"

namespace {

using namespace entente;

void append(std::string& out, const Factors& factors) {
  out += out.ends_with('[') ? "[" : ",[";
  for (const std::uint8_t f : factors) {
    if (!out.ends_with('[')) out += ',';
    out += std::to_string(f);
  }
  out += ']';
}

std::string record_of(const Document& document, const Knowledge& knowledge) {
  const SyntaxTree tree(document);
  std::string out = R"({"facts":)";
  append_facts(out, facts_of(document), false);
  out += R"(,"event_factors":[)";
  for (const FoundEvent& event : document.events) append(out, factors_of(document, tree, knowledge.ontology, event));
  out += R"(],"relation_factors":[)";
  for (const FoundRelation& relation : document.relations) append(out, factors_of(document, relation));
  return out += "]}";
}

}  // namespace

int main(int count, char** arguments) {
  const auto knowledge = Knowledge::builtin();
  if (!knowledge) {
    std::cerr << "confidence_factors: " << knowledge.error().message << '\n';
    return 1;
  }
  for (int i = 1; i < count; ++i) {
    std::ifstream in(arguments[i], std::ios::binary);
    ReadReport report([](const ReadRecord&) {});
    const auto read =
        read_articles(in, arguments[i], {.any_language = true}, report, [&](Article&& article) -> Result<void> {
          std::cout << record_of(understand(std::move(article), *knowledge), *knowledge) << '\n';
          return {};
        });
    if (!read) std::cerr << "confidence_factors: " << arguments[i] << ": " << read.error().message << '\n';
  }
}
