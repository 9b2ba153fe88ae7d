// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/analyser.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "ingest/text/network_decode.h"

namespace entente {
namespace {

constexpr std::size_t batch_tokens = 1024;  // that go through the network together

/// Where a part of a sentence that is too long ends: behind a comma or before a conjunction not far from the limit, so
/// that what reads alike is cut alike.
std::uint32_t end_of_part(const Document& document, std::uint32_t first, std::uint32_t end) {
  constexpr std::uint32_t longest = Analyser::longest_unit;
  if (end - first <= longest) return end;
  constexpr std::uint32_t least = longest / 2;
  const auto is_one_of = [&](std::uint32_t token, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, text_of(document, document.tokens[token])) != words.end();
  };
  for (std::uint32_t at = first + longest; at > first + least; --at)
    if (is_one_of(at - 1, {",", ";", ":"})) return at;
  for (std::uint32_t at = first + longest; at > first + least; --at)
    if (is_one_of(at, {"and", "or", "but"})) return at;
  return first + longest;
}

/// Finds a unit among those that came before, so that boilerplate and endless repetition are read once.
class EarlierUnits {
 public:
  EarlierUnits(const Document& document, std::span<const std::uint16_t> hints) : document_(document), hints_(hints) {}

  /// The first token of an equal unit that came before, or no_index; then this one is the first of its kind.
  std::uint32_t find_or_add(std::uint32_t first, std::uint32_t end) {
    std::size_t hash = end - first;
    for (std::uint32_t i = first; i < end; ++i)
      hash = hash * 0x9e3779b97f4a7c15ULL + std::hash<std::string_view>{}(text_of(document_, document_.tokens[i]));
    const auto [known, is_new] = firsts_.try_emplace(hash, first);
    if (is_new) return no_index;
    for (std::uint32_t i = 0; i < end - first; ++i)
      if (!reads_alike(known->second + i, first + i)) return no_index;
    return known->second;
  }

 private:
  bool reads_alike(std::uint32_t a, std::uint32_t b) const {
    const auto hints = [&](std::uint32_t i) { return i < hints_.size() ? hints_[i] : std::uint16_t{0}; };
    const auto is_first = [&](std::uint32_t i) {
      return document_.sentences[document_.tokens[i].sentence].first_token == i;
    };
    return b < document_.tokens.size() && hints(a) == hints(b) && is_first(a) == is_first(b) &&
           text_of(document_, document_.tokens[a]) == text_of(document_, document_.tokens[b]);
  }

  const Document& document_;
  std::span<const std::uint16_t> hints_;
  std::unordered_map<std::size_t, std::uint32_t> firsts_;
};

}  // namespace

/// A sentence, or a part of one that is too long.
struct Analyser::Unit {
  std::uint32_t first = 0, end = 0;  // tokens of the document
  std::uint32_t same_as = no_index;  // first token of an equal unit that came before
  std::vector<WordFeatures> words;   // of those that are not the same as another
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

/// The names of the unit from the network's scores, or those of the unit that it equals.
void Analyser::name(const Unit& unit, const SentenceScores* scores, Document& document) const {
  const auto add = [&](std::uint32_t first, std::uint32_t end, NameType type, float score) {
    document.names.push_back({.span = cover(document.tokens[first].span, document.tokens[end - 1].span),
                              .first_token = first,
                              .end_token = end,
                              .type = type,
                              .score = score});
  };
  if (network_.name_count() == 0) return;
  if (scores != nullptr) {
    for (const LabelledSpan& found : best_names(scores->names, network_.name_transitions(), unit.end - unit.first))
      add(unit.first + found.first, unit.first + found.end, found.type, found.score);
    return;
  }
  const auto begin = std::ranges::lower_bound(document.names, unit.same_as, {}, &Name::first_token);
  const std::uint32_t end = unit.same_as + (unit.end - unit.first);
  for (auto i = static_cast<std::size_t>(begin - document.names.begin());
       i < document.names.size() && document.names[i].first_token < end; ++i) {
    const Name known = document.names[i];
    const std::uint32_t shift = unit.first - unit.same_as;
    add(known.first_token + shift, known.end_token + shift, known.type, known.score);
  }
}

void Analyser::copy(const Unit& unit, std::span<Token> tokens) {
  const std::uint32_t shift = unit.first - unit.same_as;
  for (std::uint32_t i = unit.first; i < unit.end; ++i) {
    const Token& known = tokens[i - shift];
    tokens[i].upos = known.upos;
    tokens[i].features = known.features;
    tokens[i].deprel = known.deprel;
    tokens[i].head = known.head == no_index ? no_index : known.head + shift;
  }
}

void Analyser::analyse(Document& document, std::span<const std::uint16_t> hints, const std::stop_token& stop) const {
  document.names.clear();
  Network::Scratch scratch;
  std::vector<SentenceScores> scores;
  std::vector<Unit> batch;
  std::size_t waiting = 0;
  EarlierUnits earlier(document, hints);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> later_parts;  // all but the first of a sentence
  const auto flush = [&] {
    std::vector<std::span<const WordFeatures>> sentences;
    for (const Unit& unit : batch)
      if (unit.same_as == no_index) sentences.emplace_back(unit.words);
    network_.run(sentences, scratch, scores);
    std::size_t next = 0;
    for (const Unit& unit : batch) {
      if (unit.same_as != no_index) {
        copy(unit, document.tokens);
        name(unit, nullptr, document);
        continue;
      }
      const SentenceScores& own = scores[next++];
      const auto tokens = std::span(document.tokens).subspan(unit.first, unit.end - unit.first);
      tag(own, tokens);
      parse(own, tokens, unit.first);
      name(unit, &own, document);
    }
    batch.clear();
    waiting = 0;
  };
  for (const Sentence& sentence : document.sentences) {
    for (std::uint32_t first = sentence.first_token; first < sentence.end_token;) {
      if (stop.stop_requested()) return;
      Unit unit{.first = first, .end = end_of_part(document, first, sentence.end_token)};
      if (first != sentence.first_token) later_parts.emplace_back(unit.first, unit.end);
      first = unit.end;
      unit.same_as = earlier.find_or_add(unit.first, unit.end);
      const std::size_t size = unit.same_as == no_index ? unit.end - unit.first : 0;
      for (std::uint32_t i = unit.first; i < unit.first + size; ++i) {
        WordFeatures features = features_of(text_of(document, document.tokens[i]), i == sentence.first_token);
        if (i < hints.size()) features.hints = hints[i];
        unit.words.push_back(features);
      }
      if (waiting > 0 && waiting + size > batch_tokens) flush();
      waiting += size;
      batch.push_back(std::move(unit));
    }
  }
  if (!batch.empty()) flush();

  // A sentence has one root: those of later parts hang on the first.
  std::uint32_t root = no_index;
  std::uint32_t rooted = no_index;  // the sentence whose root it is
  for (const auto& [first, end] : later_parts) {
    if (document.tokens[first].sentence != rooted) {
      rooted = document.tokens[first].sentence;
      root = document.sentences[rooted].first_token;
      while (document.tokens[root].head != no_index) root = document.tokens[root].head;
    }
    for (std::uint32_t i = first; i < end; ++i) {
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
