// SPDX-License-Identifier: Apache-2.0
#include "ingest/entities/speech.h"

#include <algorithm>

#include "ingest/entities/word_table.h"

namespace entente {
namespace {

enum class Mark : std::uint8_t { none, open, close, either };

Mark mark_of(std::string_view word) {
  if (word == "“" || word == "``" || word == "«" || word == "„") return Mark::open;
  if (word == "”" || word == "''" || word == "»") return Mark::close;
  if (word == "\"") return Mark::either;
  return Mark::none;
}

bool starts_paragraph(const Document& document, std::uint32_t token) {
  if (token == 0) return true;
  const Span between{document.tokens[token - 1].span.end, document.tokens[token].span.begin};
  return text_of(document, between).find('\n') != std::string_view::npos;
}

/// The subject of the verb as a token, or of the verb that it is coordinated with.
std::uint32_t subject_of(const SyntaxTree& tree, std::uint32_t verb) {
  for (std::uint32_t v = verb;; v = tree.head(v)) {
    for (const std::uint32_t c : tree.children(v))
      if (is_subject(tree.at(c).deprel)) return c;
    if (tree.at(v).deprel != Deprel::conj || tree.head(v) == no_index) return no_index;
  }
}

/// Who says the words: the subject of a verb of speech in the same sentence outside of them, or "according to X".
std::uint32_t speaker_in_sentence(const Document& document, const SyntaxTree& tree, const Quote& quote,
                                  std::uint32_t sentence) {
  const Sentence& s = document.sentences[sentence];
  const auto is_inside = [&](std::uint32_t t) { return t >= quote.first_token && t < quote.end_token; };
  std::uint32_t best = no_index;
  std::uint32_t best_distance = no_index;
  for (std::uint32_t t = s.first_token; t < s.end_token; ++t) {
    if (is_inside(t)) continue;
    const Token& token = document.tokens[t];
    std::uint32_t speaker = no_index;
    if (token.upos == Upos::verb && is_speech_verb(token.lemma)) speaker = subject_of(tree, t);
    else if (token.lemma == "accord" || token.lemma == "according") speaker = token.head;
    if (speaker == no_index || is_inside(speaker)) continue;
    const std::uint32_t distance = t < quote.first_token ? quote.first_token - t : t - quote.end_token;
    if (distance < best_distance) {
      best = speaker;
      best_distance = distance;
    }
  }
  return best;
}

}  // namespace

bool is_speech_verb(std::string_view lemma) {
  static const WordSet verbs = word_set(
      "say tell add state declare announce write explain insist warn claim argue stress note continue comment tweet "
      "reiterate emphasise emphasize reply respond promise vow ask admit acknowledge agree remark observe recall "
      "conclude suggest urge assert affirm confirm deny joke quip shout whisper murmur answer exclaim report testify "
      "complain caution predict pledge post quote read call describe lament point begin go think believe maintain "
      "contend concede hail condemn underline underscore boast");
  return verbs.contains(lemma);
}

Speech::Speech(const Document& document, const SyntaxTree& tree) : quote_at_(document.tokens.size(), no_index) {
  std::uint32_t open = no_index;
  const auto close = [&](std::uint32_t end) {
    if (open == no_index || end <= open + 1) return;
    quotes_.push_back({.first_token = open, .end_token = end});
    std::fill(quote_at_.begin() + open, quote_at_.begin() + end, static_cast<std::uint32_t>(quotes_.size() - 1));
    open = no_index;
  };
  for (std::uint32_t t = 0; t < document.tokens.size(); ++t) {
    if (starts_paragraph(document, t)) {
      close(t);
      open = no_index;
    }
    const Mark mark = mark_of(text_of(document, document.tokens[t]));
    if (mark == Mark::none) continue;
    if (open != no_index && mark != Mark::open) close(t + 1);
    else if (open == no_index && mark != Mark::close) open = t;
  }
  close(static_cast<std::uint32_t>(document.tokens.size()));
  for (std::size_t i = 0; i < quotes_.size(); ++i) {
    Quote& quote = quotes_[i];
    const std::uint32_t first = document.tokens[quote.first_token].sentence;
    const std::uint32_t last = document.tokens[quote.end_token - 1].sentence;
    quote.speaker = speaker_in_sentence(document, tree, quote, last);
    if (quote.speaker == no_index && first != last) quote.speaker = speaker_in_sentence(document, tree, quote, first);
    // a quote that is a paragraph of its own goes on with the last speaker
    if (quote.speaker == no_index && i > 0 && quote.end_token - quote.first_token > 4 &&
        first - document.tokens[quotes_[i - 1].end_token - 1].sentence <= 1)
      quote.speaker = quotes_[i - 1].speaker;
  }
}

}  // namespace entente
