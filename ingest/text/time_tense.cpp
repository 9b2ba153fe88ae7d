// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/time_tense.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"

namespace entente {
namespace {

using namespace std::string_view_literals;

constexpr std::uint32_t highest_climb = 12;  // heads
constexpr std::uint32_t near = 12;           // tokens around that speak where there is no syntax

/// What is to come is said of in the past tense too: "was scheduled for Tuesday", "the deadline of Tuesday" …
constexpr std::array scheduling{"schedule"sv, "plan"sv,   "expect"sv,   "set"sv,   "slate"sv,
                                "due"sv,      "likely"sv, "deadline"sv, "expire"sv};
constexpr std::array programme{"begin"sv,  "start"sv,   "open"sv,   "end"sv,    "meet"sv, "hold"sv, "resume"sv,
                               "take"sv,   "visit"sv,   "arrive"sv, "travel"sv, "go"sv,   "vote"sv, "leave"sv,
                               "return"sv, "convene"sv, "come"sv,   "expire"sv, "face"sv, "fall"sv, "host"sv,
                               "head"sv,   "close"sv,   "launch"sv, "enter"sv,  "be"sv};
/// … and "pledged to leave on Tuesday", but not "pledged on Tuesday".
constexpr std::array intending{"intend"sv, "aim"sv,     "promise"sv, "vow"sv,   "pledge"sv,
                               "hope"sv,   "prepare"sv, "agree"sv,   "offer"sv, "threaten"sv};

constexpr std::array future_words{"will"sv, "'ll"sv,     "shall"sv, "scheduled"sv, "planned"sv, "expected"sv,
                                  "due"sv,  "slated"sv,  "plans"sv, "upcoming"sv,  "until"sv,   "till"sv,
                                  "plan"sv, "expects"sv, "hopes"sv, "intends"sv};

template <std::size_t N>
bool has(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class TenseReader {
 public:
  explicit TenseReader(const Document& document) : document_(document), tokens_(document.tokens) {}

  Direction read(std::uint32_t first, std::uint32_t end) const {
    if (first >= tokens_.size()) return Direction::unknown;
    const auto& sentence = document_.sentences[tokens_[first].sentence];
    if (first > sentence.first_token) {
      const auto before = word(first - 1);
      if (before == "until" || before == "till" || before == "til") return Direction::future;
      if (before == "since") return Direction::past;
    }
    bool has_heads = false;
    for (auto i = sentence.first_token; i < sentence.end_token && !has_heads; ++i)
      has_heads = tokens_[i].head != no_index;
    return has_heads ? by_syntax(first, end) : by_words(sentence, first, end);
  }

 private:
  std::string word(std::uint32_t i) const {
    const auto form = text_of(document_, tokens_[i]);
    return form.size() > 24 ? std::string() : to_lower(form);
  }
  bool is_verb(std::uint32_t i) const { return tokens_[i].upos == Upos::verb || tokens_[i].upos == Upos::aux; }

  /// The lemma once lemmas are there, else the form: enough for the few words that are asked for.
  std::string lemma(std::uint32_t i) const { return tokens_[i].lemma.empty() ? word(i) : to_lower(tokens_[i].lemma); }
  /// By the lemma, or a form with "d", "ed", "s" while there is none.
  template <std::size_t N>
  bool is_of(const std::array<std::string_view, N>& words, std::uint32_t i) const {
    const auto form = lemma(i);
    const std::string_view view = form;
    return has(words, view) || (view.size() > 2 && has(words, view.substr(0, view.size() - 2))) ||
           (view.size() > 1 && has(words, view.substr(0, view.size() - 1)));
  }
  /// "is scheduled", "a meeting planned for Tuesday", "is due": not "he planned"
  bool is_scheduled(std::uint32_t i) const {
    if (!is_of(scheduling, i)) return false;
    return !is_verb(i) || tokens_[i].features.verb_form == VerbForm::participle ||
           tokens_[i].features.voice == Voice::passive;
  }

  Direction by_syntax(std::uint32_t first, std::uint32_t end) const {
    auto at = first;
    for (std::uint32_t step = 0; step < highest_climb; ++step) {
      const bool is_inside = at >= first && at < end;
      if (!is_inside) {
        if (is_scheduled(at)) return Direction::future;
        if (const auto found = tense_of(at); found != Direction::unknown) return found;
      }
      at = tokens_[at].head;
      if (at >= tokens_.size()) break;
    }
    return Direction::unknown;
  }

  /// What the word itself and its auxiliaries say; unknown sends the reader on to its head.
  Direction tense_of(std::uint32_t i) const {
    const auto& sentence = document_.sentences[tokens_[i].sentence];
    bool is_past = false, is_present = false, has_to = false;
    const bool is_predicate = is_verb(i);
    for (auto k = i > near ? std::max(sentence.first_token, i - near) : sentence.first_token;
         k < std::min(sentence.end_token, i + near); ++k) {
      if (tokens_[k].head != i) continue;
      const auto form = word(k);
      if (tokens_[k].deprel == Deprel::mark && form == "to") has_to = true;
      if (tokens_[k].upos != Upos::aux) continue;
      if (form == "will" || form == "'ll" || form == "’ll" || form == "shall" || form == "wo" || form == "may")
        return Direction::future;
      if (tokens_[k].features.tense == Tense::past || form == "has" || form == "have") is_past = true;
      else if (tokens_[k].features.tense == Tense::present) is_present = true;
    }
    if (is_past) return Direction::past;
    if (!is_predicate && !is_present) return Direction::unknown;
    const auto& features = tokens_[i].features;
    if (has_to) return purpose_of(i);
    if (is_present && features.verb_form == VerbForm::participle) return Direction::future;  // "is held", "is meeting"
    if (features.tense == Tense::past) return Direction::past;
    if (features.tense == Tense::present && features.verb_form == VerbForm::finite)
      return is_programme(i) ? Direction::future : Direction::unknown;
    return is_present ? Direction::future : Direction::unknown;
  }

  /// "The summit opens on Friday": the present tense of what is on a programme. Others are told of in it too ("rockets
  /// hit").
  bool is_programme(std::uint32_t i) const { return is_of(programme, i); }

  /// "is to meet", "plans to meet" lie ahead, "managed to meet" does not.
  Direction purpose_of(std::uint32_t i) const {
    const auto head = tokens_[i].head;
    if (head >= tokens_.size()) return Direction::future;
    if (is_of(scheduling, head) || is_of(intending, head)) return Direction::future;
    const auto outer = tense_of(head);
    return tokens_[i].deprel == Deprel::xcomp && outer == Direction::past ? Direction::past : Direction::future;
  }

  Direction by_words(const Sentence& sentence, std::uint32_t first, std::uint32_t end) const {
    const auto from = first > near ? std::max(sentence.first_token, first - near) : sentence.first_token;
    for (auto i = first; i-- > from;) {
      const auto form = word(i);
      if (has(future_words, form)) return Direction::future;
      if (form == "to" && i > from &&
          (word(i - 1) == "is" || word(i - 1) == "are" || word(i - 1) == "set" || word(i - 1) == "due"))
        return Direction::future;
      if (form.size() > 4 && form.ends_with("ed")) return Direction::past;
      if (form == "was" || form == "were" || form == "had" || form == "said" || form == "met" || form == "told")
        return Direction::past;
    }
    for (auto i = end; i < std::min(sentence.end_token, end + near); ++i) {
      const auto form = word(i);
      if (has(future_words, form)) return Direction::future;
      if (form == "was" || form == "were" || form == "had" || form == "said" ||
          (form.size() > 4 && form.ends_with("ed")))
        return Direction::past;
    }
    return Direction::unknown;
  }

  const Document& document_;
  const std::vector<Token>& tokens_;
};

}  // namespace

Direction direction_of(const Document& document, std::uint32_t first, std::uint32_t end) {
  return TenseReader(document).read(first, end);
}

}  // namespace entente
