// SPDX-License-Identifier: Apache-2.0
#include "ingest/model/train/course.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <iomanip>
#include <iostream>
#include <map>
#include <numbers>

#include "base/files.h"
#include "base/utf8.h"
#include "ingest/model/train/measure.h"

namespace entente::train {
namespace {

constexpr std::size_t batch_tokens = 600;
constexpr std::size_t longest_lesson = 150;  // tokens

/// How the words of a lesson are written: as they are, or as a headline would have them.
enum class Spelling : std::uint8_t { own, lower, title, upper };

std::string spelt(const std::string& word, Spelling spelling) {
  std::string out = spelling == Spelling::own || spelling == Spelling::title ? word : to_lower(word);
  const auto raise = [](char& c) { c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; };
  if (spelling == Spelling::upper) std::for_each(out.begin(), out.end(), raise);
  if (spelling == Spelling::title && (out.size() > 3 || out.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos)) raise(out[0]);
  return out;
}

Spelling choose_spelling(Random& random) {
  const float u = random.uniform();
  if (u < 0.03F) return Spelling::title;
  if (u < 0.05F) return Spelling::upper;
  if (u < 0.08F) return Spelling::lower;
  return Spelling::own;
}

using Classes = std::map<TagKey, std::uint16_t>;

Lesson lesson_of(const Example& example, Spelling spelling, const Classes& classes) {
  Lesson lesson{.example = &example};
  for (std::size_t i = 0; i < example.words.size(); ++i) {
    WordFeatures features = features_of(spelt(example.words[i], spelling), i == 0);
    if (!example.hints.empty()) features.hints = example.hints[i];
    lesson.features.push_back(features);
  }
  for (const TagKey& tag : example.tags) lesson.tags.push_back(classes.at(tag));
  return lesson;
}

/// Cuts examples into batches of sentences of about the same length, in random order.
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

Classes classes_of(const std::vector<Example>& examples) {
  std::map<TagKey, std::size_t> counts;
  for (const Example& example : examples) {
    for (const TagKey& tag : example.tags) ++counts[tag];
  }
  Classes classes;
  for (const auto& [tag, count] : counts) classes.emplace(tag, static_cast<std::uint16_t>(classes.size()));
  return classes;
}

Lexicon lexicon_of(const Course& course) {
  std::map<std::uint32_t, std::size_t> counts;
  const auto count = [&](const Example& example) {
    for (const auto& word : example.words) ++counts[word_hash(plain_form(word))];
  };
  for (const Example& example : course.parses) count(example);
  Lexicon lexicon{.vector_hashes = course.vectors.hashes, .vectors = course.vectors.rows};
  for (const auto& [hash, n] : counts) {
    if (n >= 2) lexicon.word_hashes.push_back(hash);
  }
  return lexicon;
}

}  // namespace

Result<void> report(const std::string& model, const DevSets& dev, std::ostream& out) {
  std::vector<std::byte> room(model.size() + 64);
  auto* aligned = room.data() + (64 - reinterpret_cast<std::uintptr_t>(room.data()) % 64) % 64;
  std::memcpy(aligned, model.data(), model.size());
  ENTENTE_TRY(const Analyser analyser, Analyser::load({aligned, model.size()}));
  out << std::fixed << std::setprecision(2);
  for (const auto& [path, examples] : dev.parses) {
    const ParseFigures f = measure_parse(analyser, examples);
    const auto share = [&](std::size_t n) { return 100.0 * static_cast<double>(n) / static_cast<double>(f.tokens); };
    out << path << ": UPOS " << share(f.upos) << " features " << share(f.features) << " UAS " << share(f.heads)
        << " LAS " << share(f.labelled) << '\n';
  }
  for (const auto& set : dev.names) {
    const NameFigures f = measure_names(analyser, set.examples, set.states_are_places);
    out << set.path << ": names F1 " << 100 * f.f1() << " (gold " << f.gold << ", found " << f.found << ", right "
        << f.right << ")\n";
  }
  return {};
}

Result<void> run(const Course& course, const DevSets& dev) {
  const Classes classes = classes_of(course.parses);
  std::vector<TagKey> tag_classes;
  for (const auto& [tag, number] : classes) tag_classes.push_back(tag);
  Sizes sizes = course.sizes;
  if (course.vectors.rows.size() > 0) sizes.vector = course.vectors.rows.cols();
  Learner learner(sizes, lexicon_of(course), tag_classes, course.seed);
  Random random(course.seed + 1);

  std::vector<Lesson> sample;
  for (std::size_t i = 0; i < course.parses.size(); i += 10) {
    sample.push_back(lesson_of(course.parses[i], Spelling::own, classes));
  }
  std::vector<const Example*> treebank, names;
  std::size_t treebank_tokens = 0;
  for (const Example& example : course.parses) {
    if (example.words.size() > longest_lesson) continue;
    treebank.push_back(&example);
    treebank_tokens += example.words.size();
  }
  for (const auto& [example, times] : course.names) {
    if (example.words.empty() || example.words.size() > longest_lesson) continue;
    for (std::size_t i = 0; i < times; ++i) names.push_back(&example);
  }
  random.shuffle(names);

  std::size_t next_name = 0, done = 0, total = 0;
  const auto start = std::chrono::steady_clock::now();
  for (std::size_t epoch = 0; epoch < course.epochs; ++epoch) {
    auto batches = batches_of(treebank, random);
    std::vector<const Example*> chosen;
    for (std::size_t tokens = 0; !names.empty() && static_cast<double>(tokens) < course.names_share * static_cast<double>(treebank_tokens);) {
      chosen.push_back(names[next_name]);
      tokens += names[next_name]->words.size();
      if (++next_name == names.size()) {
        next_name = 0;
        random.shuffle(names);
      }
    }
    const auto more = batches_of(chosen, random);
    batches.insert(batches.end(), more.begin(), more.end());
    random.shuffle(batches);
    if (epoch == 0) total = batches.size() * course.epochs;

    Losses sums;
    for (const auto& batch : batches) {
      std::vector<Lesson> lessons;
      for (const Example* example : batch) lessons.push_back(lesson_of(*example, choose_spelling(random), classes));
      const Losses losses = learner.learn(lessons, course.dropout);
      sums.tags += losses.tags;
      sums.arcs += losses.arcs;
      sums.labels += losses.labels;
      sums.names += losses.names;
      ++done;
      const float progress = std::min(1.0F, static_cast<float>(done) / static_cast<float>(total));
      const float warmth = std::min(1.0F, static_cast<float>(done) / 200.0F);
      learner.step(course.rate * warmth * (0.02F + 0.98F * 0.5F * (1 + std::cos(std::numbers::pi_v<float> * progress))), 0.9985F);
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const auto n = static_cast<double>(batches.size());
    std::cerr << "epoch " << epoch + 1 << " of " << course.epochs << ", " << static_cast<int>(seconds) << " s: losses "
              << sums.tags / n << ' ' << sums.arcs / n << ' ' << sums.labels / n << ' ' << sums.names / n << '\n';
    if (epoch % 2 == 0 && epoch + 1 != course.epochs) continue;
    const std::string model = learner.export_model(sample, course.header);
    ENTENTE_CHECK(write_file(course.output, [&](std::ostream& out) { out.write(model.data(), static_cast<std::streamsize>(model.size())); }));
    ENTENTE_CHECK(report(model, dev, std::cerr));
  }
  return {};
}

}  // namespace entente::train
