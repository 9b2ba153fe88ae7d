// SPDX-License-Identifier: Apache-2.0
/// Measures tokens and sentences from raw text against treebanks in CoNLL-U: `tokens_figures [--only PREFIX] [--errors]
/// FILE...` PREFIX keeps the texts whose newdoc id starts with it; --errors lists what differs.
#include <chrono>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <set>
#include <string>
#include <string_view>

#include "ingest/model/train/treebank_text.h"
#include "ingest/text/tokens.h"

namespace {

using namespace entente;

struct Count {
  std::size_t right = 0, found = 0, gold = 0;
  double f1() const { return 200.0 * static_cast<double>(right) / static_cast<double>(found + gold); }
};

void compare(const std::set<Span>& gold, const std::set<Span>& found, Count& count) {
  count.gold += gold.size();
  count.found += found.size();
  for (const auto& span : found) count.right += gold.contains(span);
}

std::string flat(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c == '\n') c = '|';
  return out;
}

void print_errors(const char* what, std::string_view text, const std::set<Span>& gold, const std::set<Span>& found) {
  for (const auto& span : found) {
    if (gold.contains(span)) continue;
    const auto from = span.begin > 30 ? span.begin - 30 : 0;
    std::cout << what << " +[" << flat(quote(text, span)) << "] in " << flat(text.substr(from, span.end - from + 30))
              << '\n';
  }
  for (const auto& span : gold) {
    if (!found.contains(span)) std::cout << what << " -[" << flat(quote(text, span)) << "]\n";
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::string only;
  bool errors = false;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--errors") {
      errors = true;
      continue;
    }
    if (argument == "--only" && i + 1 < argc) {
      only = argv[++i];
      continue;
    }
    std::ifstream in(argv[i]);
    if (!in) {
      std::cerr << argument << ": cannot be read\n";
      return 3;
    }
    Count tokens, sentences;
    std::size_t bytes = 0;
    std::chrono::steady_clock::duration spent{};
    for (auto& gold : train::read_treebank(in)) {
      if (!gold.name.starts_with(only)) continue;
      Document document;
      document.article.text = gold.text;
      const auto start = std::chrono::steady_clock::now();
      find_tokens(document);
      spent += std::chrono::steady_clock::now() - start;
      bytes += gold.text.size();
      std::set<Span> gold_tokens, found_tokens, gold_sentences, found_sentences;
      for (const auto& sentence : gold.sentences) {
        gold_sentences.insert(sentence.span);
        for (const auto& word : sentence.words) gold_tokens.insert(word.span);
      }
      for (const auto& token : document.tokens) found_tokens.insert(token.span);
      for (const auto& sentence : document.sentences) found_sentences.insert(sentence.span);
      compare(gold_tokens, found_tokens, tokens);
      compare(gold_sentences, found_sentences, sentences);
      if (errors) {
        print_errors("token", gold.text, gold_tokens, found_tokens);
        print_errors("sentence", gold.text, gold_sentences, found_sentences);
      }
    }
    std::cout << std::fixed << std::setprecision(2) << argument << (only.empty() ? "" : " " + only) << ": tokens F1 "
              << tokens.f1() << ", sentences F1 " << sentences.f1() << " (" << tokens.gold << " tokens, "
              << sentences.gold << " sentences, "
              << static_cast<double>(bytes) / 1e6 / std::chrono::duration<double>(spent).count() << " MB/s)\n";
  }
}
