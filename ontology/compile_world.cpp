// SPDX-License-Identifier: Apache-2.0
// entente-compile-world OUT ACTS.tsv FILE.ttl…: the Turtle of the world as one compiled file. Runs during the build
// and fails it when the data do not read cleanly.
#include <filesystem>
#include <iostream>

#include "base/files.h"
#include "ontology/check.h"
#include "ontology/lexicon.h"
#include "ontology/read_world.h"
#include "ontology/world_file.h"

int main(int count, char** arguments) {
  using namespace entente;
  if (count < 4) {
    std::cerr << "usage: entente-compile-world OUT ACTS.tsv FILE.ttl...\n";
    return 2;
  }
  const auto complain = [](const Error& error) {
    std::cerr << "entente-compile-world: " << error.message << '\n';
    return 1;
  };
  Diagnostics diagnostics;
  const auto acts = read_file(arguments[2]);
  if (!acts) return complain(acts.error());
  Lexicon lexicon;
  read_acts(*acts, std::filesystem::path(arguments[2]).filename(), lexicon, diagnostics);

  std::vector<std::string> texts;
  std::vector<TurtleSource> sources;
  texts.reserve(static_cast<std::size_t>(count));
  for (int i = 3; i < count; ++i) {
    auto text = read_file(arguments[i]);
    if (!text) return complain(text.error());
    texts.push_back(*std::move(text));
    sources.push_back({.name = std::filesystem::path(arguments[i]).filename(), .text = texts.back()});
  }
  const auto world = read_world(sources, {}, diagnostics);
  if (!world) return complain(world.error());
  check_world(*world, diagnostics);
  check_lexicon(lexicon, diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.all())
    std::cerr << diagnostic.where << ": error: " << diagnostic.message << '\n';
  if (!diagnostics.is_empty()) return 1;
  const WorldBytes block = compile_world(*world);
  const std::string_view bytes = bytes_of(block);
  const auto written = write_file(
      arguments[1], [&](std::ostream& out) { out.write(bytes.data(), static_cast<std::streamsize>(bytes.size())); });
  if (!written) return complain(written.error());
  return 0;
}
