// SPDX-License-Identifier: Apache-2.0
// Shows: reading articles in a program of your own, without a knowledge base.
// Prints every meeting that the files named on the command line report, with its sentence:
//
//   who_met_whom examples/articles/anwar-in-moscow.txt
#include <iostream>
#include <map>

#include "base/files.h"
#include "base/utf8.h"
#include "ingest/pipeline.h"
#include "ingest/read/read.h"

int main(int count, char** arguments) {
  using namespace entente;
  const auto knowledge = Knowledge::builtin();  // the ontology and the models that the library carries
  if (!knowledge) {
    std::cerr << knowledge.error().message << '\n';
    return 1;
  }
  ReadReport report([](const ReadRecord& record) {
    if (record.outcome == ReadOutcome::failed) std::cerr << record.where << ": " << record.message << '\n';
  });
  for (int i = 1; i < count; ++i) {
    const auto bytes = read_file(arguments[i]);
    if (!bytes) {
      std::cerr << bytes.error().message << '\n';
      continue;
    }
    const auto read = read_articles(*bytes, arguments[i], {}, report, [&](Article&& article) -> Result<void> {
      const ArticleFacts facts = extract_facts(std::move(article), *knowledge);
      std::map<std::string, std::string> names;
      for (const MentionedEntity& mentioned : facts.entities) names[mentioned.entity.id] = mentioned.entity.name;
      const CodePointOffsets offsets(facts.article.text);  // facts count code points
      for (const EventRecord& event : facts.events) {
        if (event.type != EventType::consult || event.modality != Modality::asserted) continue;
        for (const std::string& party : event.sources) std::cout << names[party] << "; ";
        const auto begin = offsets.bytes(event.sentence.start);
        std::cout << facts.article.text.substr(begin, offsets.bytes(event.sentence.end) - begin) << '\n';
      }
      return {};
    });
    if (!read) std::cerr << read.error().message << '\n';
  }
  return 0;
}
