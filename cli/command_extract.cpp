// SPDX-License-Identifier: Apache-2.0
#include "cli/command_extract.h"

#include <ostream>

#include "base/files.h"
#include "ingest/text/conllu.h"
#include "ontology/facts_json.h"

namespace entente {

int run_extract(const ExtractOptions& options, Streams& streams) {
  const auto knowledge = load_knowledge(options.input.ontologies, streams);
  if (!knowledge) return report(knowledge.error(), streams);
  Diagnostics diagnostics;
  Result<void> outcome;
  const auto write = [&](std::ostream& out) {
    if (options.format == "conllu") {
      outcome = read_inputs(options.input.inputs, options.input.reading, streams.in, diagnostics, [&](Article&& article) -> Result<void> {
        write_conllu(read_text(std::move(article), *knowledge), out);
        return {};
      });
      return;
    }
    outcome = for_each_facts(
        options.input, *knowledge, streams.in, diagnostics, [](const Article&) -> Result<bool> { return true; },
        [&](ArticleFacts&& facts) -> Result<void> {
          write_facts(facts, out, options.with_text);
          return {};
        });
  };
  if (options.output == "-") {
    write(streams.out);
  } else if (const auto written = write_file(options.output, write); !written) {
    return report(written.error(), streams);
  }
  if (!outcome) return report(outcome.error(), streams);
  return report(diagnostics, streams);
}

}  // namespace entente
