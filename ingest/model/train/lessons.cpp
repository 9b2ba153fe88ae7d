// SPDX-License-Identifier: Apache-2.0
#include "ingest/model/train/lessons.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "ingest/text/analyser.h"

namespace entente::train {
namespace {

constexpr std::size_t batch_tokens = 600;

std::string spelt(const std::string& word, Spelling spelling) {
  std::string out = spelling == Spelling::own || spelling == Spelling::title ? word : to_lower(word);
  const auto raise = [](char& c) { c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; };
  if (spelling == Spelling::upper) std::for_each(out.begin(), out.end(), raise);
  if (spelling == Spelling::title &&
      (out.size() > 3 || out.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos))
    raise(out[0]);
  return out;
}

}  // namespace

Spelling choose_spelling(Random& random) {
  const float u = random.uniform();
  if (u < 0.03F) return Spelling::title;
  if (u < 0.05F) return Spelling::upper;
  if (u < 0.08F) return Spelling::lower;
  return Spelling::own;
}

Lesson lesson_of(const Example& example, Spelling spelling, const Classes& classes) {
  Lesson lesson{.example = &example};
  for (std::size_t i = 0; i < example.words.size(); ++i) {
    WordFeatures features = features_of(spelt(example.words[i], spelling), i == 0);
    lesson.features.push_back(features);
  }
  for (const TagKey& tag : example.tags) lesson.tags.push_back(classes.at(tag));
  return lesson;
}

void add_some_hints(Lesson& lesson, Random& random) {
  const auto& hints = lesson.example->hints;
  if (hints.empty() || random.uniform() < 0.25F) return;
  bool keeps = true;
  for (std::size_t i = 0; i < hints.size(); ++i) {
    constexpr std::uint16_t any_begin = 0x555 | name_hint::demonym;
    if ((hints[i] & any_begin) != 0) keeps = random.uniform() >= 0.15F;
    if (keeps) lesson.features[i].hints = hints[i];
  }
}

std::vector<std::vector<const Example*>> batches_of(std::vector<const Example*> examples, Random& random) {
  random.shuffle(examples);
  std::vector<std::pair<std::size_t, const Example*>> sorted;
  for (const Example* example : examples) {
    sorted.emplace_back(example->words.size() * 4 + random.below(12), example);  // blurred, so batches vary
  }
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::vector<const Example*>> batches;
  std::size_t tokens = batch_tokens;
  for (const auto& [key, example] : sorted) {
    if (tokens + example->words.size() > batch_tokens) {
      batches.emplace_back();
      tokens = 0;
    }
    batches.back().push_back(example);
    tokens += example->words.size();
  }
  for (auto& batch : batches) {
    std::stable_sort(batch.begin(), batch.end(),
                     [](const Example* a, const Example* b) { return a->words.size() > b->words.size(); });
  }
  random.shuffle(batches);
  return batches;
}

}  // namespace entente::train
