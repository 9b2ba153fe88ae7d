// SPDX-License-Identifier: Apache-2.0
#include "ingest/model/train/train_tokens.h"

#include <algorithm>
#include <fstream>
#include <ostream>
#include <unordered_set>

#include "base/files.h"
#include "ingest/document.h"
#include "ingest/model/train/treebank_text.h"
#include "ingest/text/sentence_features.h"
#include "ingest/text/sentence_model.h"
#include "ingest/text/tokens.h"

namespace entente::train {
namespace {

constexpr int rounds = 12;
constexpr std::int64_t scale = 64;  // of the averaged weights in the file

struct Case {
  std::vector<std::uint32_t> features;
  bool is_end = false;
};

/// One case per gap within a paragraph, with the sentence starts as the treebank has them.
void collect_cases(const GoldText& gold, std::vector<Case>& cases) {
  Document document;
  document.article.text = gold.text;
  cut_tokens(document);
  std::unordered_set<std::uint32_t> ends;
  for (const auto& sentence : gold.sentences) ends.insert(sentence.span.end);
  const SentenceRules rules(document);
  std::uint32_t first = 0;
  for (std::uint32_t from = 0; from < rules.size();) {
    auto to = from;
    while (to + 1 < rules.size() && rules.gap_after(to) != Gap::paragraph) ++to;
    first = from;
    for (auto i = from; i < to; ++i) {
      Case example{.is_end = ends.contains(document.tokens[i].span.end)};
      find_gap_features(rules, first, i, to + 1, example.features);
      if (example.is_end) first = i + 1;
      cases.push_back(std::move(example));
    }
    from = to + 1;
  }
}

/// The same order on every machine: Fisher and Yates over a linear congruential generator.
void shuffle(std::vector<std::uint32_t>& order, std::uint64_t& state) {
  for (std::size_t i = order.size(); i > 1; --i) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    std::swap(order[i - 1], order[(state >> 33) % i]);
  }
}

std::vector<std::int64_t> learn(const std::vector<Case>& cases, std::ostream& log) {
  std::vector<std::int64_t> weights(sentence_feature_count), sums(sentence_feature_count);
  std::vector<std::uint32_t> order(cases.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::uint64_t random = 20;
  std::int64_t time = 1;
  for (int round = 1; round <= rounds; ++round) {
    shuffle(order, random);
    std::size_t mistakes = 0;
    for (const auto index : order) {
      const auto& example = cases[index];
      std::int64_t score = 0;
      for (const auto feature : example.features) score += weights[feature];
      // A margin keeps the weights moving after the training data is separated.
      const std::int64_t wanted = example.is_end ? 1 : -1;
      mistakes += (score > 0) != example.is_end;
      if (score * wanted <= 8) {
        for (const auto feature : example.features) {
          weights[feature] += wanted;
          sums[feature] += wanted * time;
        }
      }
      ++time;
    }
    log << "sentences: round " << round << " of " << rounds << ", " << mistakes << " of " << cases.size() << " wrong\n";
  }
  for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = (weights[i] * time - sums[i]) * scale / time;
  return weights;
}

}  // namespace

Result<void> train_sentences(const std::vector<std::string>& treebanks, const std::string& out, std::ostream& log) {
  std::vector<Case> cases;
  for (const auto& path : treebanks) {
    std::ifstream in(path);
    if (!in) return fail(ErrorKind::unreadable, path + ": cannot be read; name a treebank in CoNLL-U");
    for (const auto& gold : read_treebank(in)) collect_cases(gold, cases);
  }
  const auto weights = learn(cases, log);
  return write_file(out, [&](std::ostream& file) {
    file << SentenceModel::header;
    for (const auto weight : weights) {
      const auto bits = static_cast<std::uint16_t>(std::clamp<std::int64_t>(weight, -32768, 32767));
      file.put(static_cast<char>(bits & 0xff));
      file.put(static_cast<char>(bits >> 8));
    }
  });
}

}  // namespace entente::train
