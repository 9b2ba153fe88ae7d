// SPDX-License-Identifier: Apache-2.0
#include "ingest/model/train/course.h"

#include <algorithm>
#include <chrono>
#include <iomanip>
#include <iostream>
#include <map>
#include <numbers>
#include <span>

#include "base/files.h"
#include "base/utf8.h"
#include "ingest/model/train/aligned_bytes.h"
#include "ingest/model/train/lessons.h"
#include "ingest/model/train/measure.h"
#include "ingest/text/tokens.h"

namespace entente::train {
namespace {

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
  const AlignedBytes aligned(model);
  ENTENTE_TRY(const Analyser analyser, Analyser::load(aligned.bytes));
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

namespace {

Learner learner_of(const Course& course, const Classes& classes) {
  std::vector<TagKey> tag_classes;
  for (const auto& [tag, number] : classes) tag_classes.push_back(tag);
  Sizes sizes = course.sizes;
  if (course.vectors.rows.size() > 0) sizes.vector = course.vectors.rows.cols();
  return Learner(sizes, lexicon_of(course), tag_classes, course.seed);
}

}  // namespace

std::uint32_t Reader::form(std::string_view word, bool is_first) {
  std::string key(word);
  if (is_first) key += '\n';
  const auto [found, is_new] = numbers_.emplace(std::move(key), static_cast<std::uint32_t>(forms_.size()));
  if (is_new) forms_.push_back(features_of(word, is_first));
  return found->second;
}

void Reader::add_sentence(const std::vector<std::string>& words) {
  std::vector<std::uint32_t> sentence;
  for (const auto& word : words) sentence.push_back(form(word, sentence.empty()));
  if (sentence.size() < 4 || sentence.size() > longest_lesson) return;
  words_ += sentence.size();
  sentences_.push_back(std::move(sentence));
}

void Reader::add_text(std::string_view text) {
  Document document;
  document.article.text = text;
  find_tokens(document);
  std::vector<std::string> words;
  for (const Sentence& sentence : document.sentences) {
    words.clear();
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      words.emplace_back(text_of(document, document.tokens[i]));
    }
    add_sentence(words);
  }
}

Result<void> read(const Course& course, const Reader& reader, std::size_t words) {
  constexpr std::size_t reading_batch = 1600;  // tokens
  Learner learner = learner_of(course, classes_of(course.parses));
  std::map<std::uint32_t, std::size_t> count_of;
  for (const auto& sentence : reader.sentences_) {
    for (const std::uint32_t form : sentence) ++count_of[reader.forms_[form].word_hash];
  }
  std::vector<std::size_t> counts;
  for (const std::uint32_t hash : course.vectors.hashes) counts.push_back(std::max<std::size_t>(1, count_of[hash]));
  learner.prepare_reading(counts);

  Random random(course.seed + 2);
  std::vector<std::uint32_t> order(reader.sentences_.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  const Example no_annotation;
  const Dropout dropout{.input = 0.05F, .recurrent = 0, .word = 0.1F, .vector = 0.05F};
  const auto start = std::chrono::steady_clock::now();
  std::size_t done = 0, batches = 0;
  double sum = 0;
  while (done < words) {
    random.shuffle(order);
    constexpr std::size_t block = 20000;  // sentences sorted by length at a time
    for (std::size_t from = 0; from < order.size() && done < words; from += block) {
      const std::size_t to = std::min(order.size(), from + block);
      std::vector<std::uint32_t> part(order.begin() + static_cast<std::ptrdiff_t>(from),
                                      order.begin() + static_cast<std::ptrdiff_t>(to));
      std::stable_sort(part.begin(), part.end(), [&](std::uint32_t a, std::uint32_t b) {
        return reader.sentences_[a].size() > reader.sentences_[b].size();
      });
      std::vector<std::vector<std::uint32_t>> groups(1);
      for (std::size_t tokens = 0; const std::uint32_t sentence : part) {
        tokens += reader.sentences_[sentence].size();
        if (tokens > reading_batch) {
          groups.emplace_back();
          tokens = reader.sentences_[sentence].size();
        }
        groups.back().push_back(sentence);
      }
      random.shuffle(groups);
      for (const auto& group : groups) {
        if (done >= words) break;
        std::vector<Lesson> lessons;
        for (const std::uint32_t sentence : group) {
          Lesson lesson{.example = &no_annotation};
          for (const std::uint32_t form : reader.sentences_[sentence]) lesson.features.push_back(reader.forms_[form]);
          done += lesson.features.size();
          lessons.push_back(std::move(lesson));
        }
        sum += learner.read(lessons, dropout);
        const float progress = std::min(1.0F, static_cast<float>(done) / static_cast<float>(words));
        const float warmth = std::min(1.0F, static_cast<float>(batches + 1) / 300.0F);
        learner.step(2e-3F * warmth * (0.03F + 0.97F * (1 - progress)), 0.0F);
        if (++batches % 500 != 0) continue;
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        std::cerr << done << " of " << words << " words read, " << static_cast<int>(seconds) << " s: loss " << sum / 500
                  << '\n';
        sum = 0;
      }
    }
  }
  const std::string state = learner.save_reading();
  return write_file(course.output,
                    [&](std::ostream& out) { out.write(state.data(), static_cast<std::streamsize>(state.size())); });
}

Result<void> run(const Course& course, const DevSets& dev) {
  const Classes classes = classes_of(course.parses);
  Learner learner = learner_of(course, classes);
  if (!course.reading.empty()) {
    ENTENTE_TRY(const std::string bytes, read_file(course.reading));
    const AlignedBytes aligned(bytes);
    ENTENTE_CHECK(learner.load_reading(aligned.bytes));
  }
  if (!course.resumed.empty()) {
    ENTENTE_TRY(const std::string bytes, read_file(course.resumed));
    const AlignedBytes aligned(bytes);
    ENTENTE_CHECK(learner.load_model(aligned.bytes));
  }
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
    for (std::size_t tokens = 0;
         !names.empty() && static_cast<double>(tokens) < course.names_share * static_cast<double>(treebank_tokens);) {
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
      for (const Example* example : batch) {
        lessons.push_back(lesson_of(*example, choose_spelling(random), classes));
        add_some_hints(lessons.back(), random);
      }
      const Losses losses = learner.learn(lessons, course.dropout);
      sums.tags += losses.tags;
      sums.arcs += losses.arcs;
      sums.labels += losses.labels;
      sums.names += losses.names;
      ++done;
      const float progress = std::min(1.0F, static_cast<float>(done) / static_cast<float>(total));
      const float warmth = std::min(1.0F, static_cast<float>(done) / 200.0F);
      learner.step(course.rate * warmth * (0.02F + 0.98F * 0.5F * (1 + std::cos(std::numbers::pi_v<float> * progress))),
                   0.9985F);
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const auto n = static_cast<double>(batches.size());
    std::cerr << "epoch " << epoch + 1 << " of " << course.epochs << ", " << static_cast<int>(seconds) << " s: losses "
              << sums.tags / n << ' ' << sums.arcs / n << ' ' << sums.labels / n << ' ' << sums.names / n << '\n';
    if (epoch % 2 == 0 && epoch + 1 != course.epochs) continue;
    const std::string model = learner.export_model(sample, course.header);
    ENTENTE_CHECK(write_file(course.output, [&](std::ostream& out) {
      out.write(model.data(), static_cast<std::streamsize>(model.size()));
    }));
    ENTENTE_CHECK(report(model, dev, std::cerr));
  }
  return {};
}

}  // namespace entente::train
