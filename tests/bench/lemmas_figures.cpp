// SPDX-License-Identifier: Apache-2.0
/// Measures lemmas on gold tokens, tags and heads: `lemmas_figures [--errors] FILE.conllu...`
#include <fstream>
#include <iomanip>
#include <iostream>
#include <string>
#include <string_view>

#include "ingest/text/lemmas.h"
#include "tests/bench/gold_document.h"

int main(int argc, char** argv) {
  using namespace entente;
  bool errors = false;
  for (int i = 1; i < argc; ++i) {
    if (std::string_view(argv[i]) == "--errors") {
      errors = true;
      continue;
    }
    std::ifstream in(argv[i]);
    if (!in) {
      std::cerr << argv[i] << ": cannot be read\n";
      return 3;
    }
    std::size_t right = 0, all = 0;
    for (const auto& gold : train::read_treebank(in)) {
      Document document = bench::document_of(gold);
      find_lemmas(document);
      std::size_t at = 0;
      for (const auto& sentence : gold.sentences) {
        for (const auto& word : sentence.words) {
          const auto& found = document.tokens[at++].lemma;
          ++all;
          if (found == word.lemma || word.lemma == "_") ++right;
          else if (errors)
            std::cout << word.upos << ' ' << word.form << ' ' << word.lemma << " found " << found << ' '
                      << word.features << '\n';
        }
      }
    }
    std::cout << std::fixed << std::setprecision(2) << argv[i] << ": lemmas "
              << 100.0 * static_cast<double>(right) / static_cast<double>(all) << " % of " << all << '\n';
  }
}
