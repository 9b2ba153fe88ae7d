// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/analyser.h"

#include <algorithm>
#include <array>

#include "ingest/text/network_decode.h"

namespace entente {
namespace {

constexpr std::size_t batch_tokens = 1024;  // that go through the network together

}  // namespace

/// A sentence, or a part of one that is too long.
struct Analyser::Unit {
  std::uint32_t first = 0, end = 0;  // tokens of the document
  std::vector<WordFeatures> words;
};

Result<Analyser> Analyser::load(std::span<const std::byte> model) {
  ENTENTE_TRY(const ModelFile file, ModelFile::open(model));
  if (file.value("kind") != "analyser") return fail(ErrorKind::unreadable, "model: not a model of the analyser");
  Analyser analyser;
  ENTENTE_TRY(analyser.network_, Network::open(file));
  if (analyser.network_.label_count() != deprel_count ||
      (analyser.network_.name_count() != 0 && analyser.network_.name_count() != name_label_count)) {
    return fail(ErrorKind::unreadable, "model: made for another set of labels; make the file anew with entente-train");
  }
  ENTENTE_TRY(const auto classes, file.tensor<std::int8_t>("tag-classes"));
  constexpr std::array<std::int8_t, 7> limits{17, 3, 5, 4, 3, 2, 4};
  if (classes.columns != limits.size()) return fail(ErrorKind::unreadable, "model: bad tag classes");
  for (std::size_t i = 0; i < classes.rows; ++i) {
    const auto row = classes.row(i);
    for (std::size_t k = 0; k < limits.size(); ++k) {
      if (row[k] < 0 || row[k] >= limits[k]) return fail(ErrorKind::unreadable, "model: bad tag classes");
    }
    analyser.tag_classes_.push_back({.upos = static_cast<Upos>(row[0]),
                                     .features = {.tense = static_cast<Tense>(row[1]),
                                                  .verb_form = static_cast<VerbForm>(row[2]),
                                                  .mood = static_cast<Mood>(row[3]),
                                                  .number = static_cast<Number>(row[4]),
                                                  .voice = static_cast<Voice>(row[5]),
                                                  .person = static_cast<PersonFeature>(row[6])}});
  }
  return analyser;
}

/// The part of speech by the sum over its classes, then the best class within it.
void Analyser::tag(const SentenceScores& scores, std::span<Token> tokens) const {
  const std::size_t count = tag_classes_.size();
  std::vector<float> shares(count);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    std::copy_n(scores.tags.begin() + static_cast<std::ptrdiff_t>(i * count), count, shares.begin());
    softmax(shares);
    std::array<float, 17> by_upos{};
    for (std::size_t c = 0; c < count; ++c) by_upos[static_cast<std::size_t>(tag_classes_[c].upos)] += shares[c];
    const auto best = std::max_element(by_upos.begin(), by_upos.end());
    tokens[i].upos = static_cast<Upos>(best - by_upos.begin());
    float share = -1;
    for (std::size_t c = 0; c < count; ++c) {
      if (tag_classes_[c].upos != tokens[i].upos || shares[c] <= share) continue;
      share = shares[c];
      tokens[i].features = tag_classes_[c].features;
    }
  }
}

void Analyser::parse(const SentenceScores& scores, std::span<Token> tokens, std::uint32_t first) const {
  const std::vector<std::uint32_t> heads = best_tree(scores.heads, tokens.size());
  const std::vector<std::uint8_t> labels = network_.best_labels(scores, heads);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (heads[i] == 0) {
      tokens[i].head = no_index;
      tokens[i].deprel = Deprel::root;
      continue;
    }
    tokens[i].head = first + heads[i] - 1;
    tokens[i].deprel = static_cast<Deprel>(labels[i]);
  }
}

void Analyser::analyse(Document& document, std::span<const std::uint16_t> hints, const std::stop_token& stop) const {
  document.names.clear();
  Network::Scratch scratch;
  std::vector<SentenceScores> scores;
  std::vector<Unit> batch;
  std::size_t waiting = 0;
  std::vector<std::uint32_t> later_parts;  // first tokens of all parts but the first of a sentence
  const auto flush = [&] {
    std::vector<std::span<const WordFeatures>> sentences;
    for (const Unit& unit : batch) sentences.emplace_back(unit.words);
    network_.run(sentences, scratch, scores);
    for (std::size_t i = 0; i < batch.size(); ++i) {
      const Unit& unit = batch[i];
      const auto tokens = std::span(document.tokens).subspan(unit.first, unit.end - unit.first);
      tag(scores[i], tokens);
      parse(scores[i], tokens, unit.first);
      if (network_.name_count() == 0) continue;
      for (const LabelledSpan& name : best_names(scores[i].names, network_.name_transitions(), tokens.size())) {
        document.names.push_back({.span = cover(tokens[name.first].span, tokens[name.end - 1].span),
                                  .first_token = unit.first + name.first,
                                  .end_token = unit.first + name.end,
                                  .type = name.type,
                                  .score = name.score});
      }
    }
    batch.clear();
    waiting = 0;
  };
  for (const Sentence& sentence : document.sentences) {
    for (std::uint32_t first = sentence.first_token; first < sentence.end_token;) {
      if (stop.stop_requested()) return;
      const auto rest = sentence.end_token - first;
      const auto size = std::min<std::uint32_t>(rest, longest_unit);
      Unit unit{.first = first, .end = first + size};
      for (std::uint32_t i = unit.first; i < unit.end; ++i) {
        WordFeatures features = features_of(text_of(document, document.tokens[i]), i == sentence.first_token);
        if (i < hints.size()) features.hints = hints[i];
        unit.words.push_back(features);
      }
      if (first != sentence.first_token) later_parts.push_back(first);
      if (waiting > 0 && waiting + size > batch_tokens) flush();
      waiting += size;
      batch.push_back(std::move(unit));
      first += size;
    }
  }
  if (!batch.empty()) flush();

  // A sentence has one root: those of later parts hang on the first.
  for (const std::uint32_t part : later_parts) {
    const Sentence& sentence = document.sentences[document.tokens[part].sentence];
    std::uint32_t root = sentence.first_token;
    while (document.tokens[root].head != no_index) root = document.tokens[root].head;
    const std::uint32_t end = std::min<std::uint32_t>(part + longest_unit, sentence.end_token);
    for (std::uint32_t i = part; i < end; ++i) {
      if (document.tokens[i].head != no_index) continue;
      document.tokens[i].head = root;
      document.tokens[i].deprel = Deprel::parataxis;
    }
  }
}

void find_syntax(Document& document, const Analyser& analyser, const NameLookup& lookup, const std::stop_token& stop) {
  const NameHints hints = lookup ? lookup(document) : NameHints{};
  analyser.analyse(document, hints, stop);
}

}  // namespace entente
