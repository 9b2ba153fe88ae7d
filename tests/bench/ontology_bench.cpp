// SPDX-License-Identifier: Apache-2.0
/// How long the ontology takes to open, and how many bytes of text a CPU-second matches against its names.
#include <benchmark/benchmark.h>

#include <string>

#include "ontology/ontology.h"

namespace {

using namespace entente;

void open_builtin(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Ontology::builtin().value().size());
}
BENCHMARK(open_builtin)->Unit(benchmark::kMillisecond);

/// Two million bytes of sentences with names in them, no two alike.
std::string text_with_names(const Ontology& ontology) {
  std::string text;
  for (std::uint32_t i = 0; text.size() < 2'000'000; i = (i + 7919) % static_cast<std::uint32_t>(ontology.size()))
    (text += "On Tuesday the delegation of ") +=
        std::string(ontology.at(i).entity.name) + " discussed the agreement with officials in the capital again. ";
  return text;
}

/// The longest name from each word on, as the search for mentions does it.
void match_names(benchmark::State& state) {
  const Ontology ontology = Ontology::builtin().value();
  const std::string text = text_with_names(ontology);
  std::size_t found = 0;
  for (auto _ : state) {
    for (std::size_t first = 0; first < text.size(); first = text.find(' ', first) + 1) {
      PhraseKey key = empty_phrase;
      for (std::size_t begin = first; begin < text.size();) {
        const std::size_t end = text.find(' ', begin);
        key = extend(key, std::string_view(text).substr(begin, end - begin));
        found += !ontology.names().meanings(key).empty();
        if (!ontology.names().may_continue(key)) break;
        begin = end + 1;
      }
      if (text.find(' ', first) == std::string::npos) break;
    }
  }
  benchmark::DoNotOptimize(found);
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}
BENCHMARK(match_names)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
