// SPDX-License-Identifier: Apache-2.0
#include "cli/command_extract.h"

#include <ostream>
#include <sstream>

#include "base/files.h"
#include "cli/explanation_text.h"
#include "ingest/facts/layers.h"
#include "ingest/facts/records.h"
#include "ingest/text/conllu.h"
#include "ontology/facts_json.h"

namespace entente {

namespace {

/// One article as the command prints it; made on the thread that understands it.
std::optional<std::string> printed(const ExtractOptions& options, Article&& article, const Knowledge& knowledge,
                                   const std::stop_token& stop) {
  if (options.format == "conllu") {
    const auto document = read_text(std::move(article), knowledge, stop);
    if (!document) return std::nullopt;
    std::ostringstream out;
    write_conllu(*document, out);
    return std::move(out).str();
  }
  const auto understood = understand(std::move(article), knowledge, stop);
  if (!understood) return std::nullopt;
  const Document& document = *understood;
  if (options.explain) return explanation_text(document, knowledge.ontology) + '\n';
  std::string line;
  append_facts(line, facts_of(document), options.with_text);
  if (options.layers) {
    line.back() = ',';
    append_layers(line, document, knowledge.ontology.lexicon());
    line += '}';
  }
  return line += '\n';
}

}  // namespace

int run_extract(const ExtractOptions& options, Streams& streams) {
  const auto knowledge = load_knowledge(options.input.ontologies, streams);
  if (!knowledge) return report(knowledge.error(), streams);
  RunReport reading(options.input, streams, options.output != "-" || !streams.out_is_terminal);
  Result<void> outcome;
  const auto write = [&](std::ostream& out) {
    outcome = for_each_article(
        options.input, streams.in, reading, [](const Article&) -> Result<bool> { return true; },
        [&](Article&& article, const std::stop_token& stop) {
          return printed(options, std::move(article), *knowledge, stop);
        },
        [&](std::string&& text) -> Result<void> {
          out << text;
          return {};
        });
  };
  if (options.output == "-") {
    write(streams.out);
  } else if (const auto written = write_file(options.output, write); !written) {
    return report(written.error(), streams);
  }
  if (!outcome) return report(outcome.error(), streams);
  return reading.finish(false);
}

}  // namespace entente
