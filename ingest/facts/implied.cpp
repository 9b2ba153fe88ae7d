// SPDX-License-Identifier: Apache-2.0
#include "ingest/facts/implied.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <unordered_set>

#include "base/utf8.h"
#include "ingest/facts/clause.h"
#include "ingest/facts/participants.h"

namespace entente {
namespace {

constexpr std::uint32_t discourse_window = 3;  // sentences back in which an act is still "the move"

bool is_act_noun(std::string_view lemma) {
  static const std::unordered_set<std::string_view> nouns{
      "move",      "decision",   "ruling",       "claim",       "accusation",  "allegation", "charge",     "proposal",
      "plan",      "offer",      "demand",       "request",     "call",        "attack",     "strike",     "measure",
      "step",      "sanction",   "tariff",       "rule",        "restriction", "policy",     "statement",  "remark",
      "comment",   "change",     "action",       "verdict",     "agreement",   "deal",       "resolution", "report",
      "criticism", "suggestion", "idea",         "test",        "launch",      "invasion",   "killing",    "atrocity",
      "incident",  "bombing",    "announcement", "declaration", "ban",         "withdrawal", "conclusion", "finding",
      "threat",    "warning",    "appeal",       "initiative",  "raid",        "assault",    "murder",     "poisoning",
      "arrest",    "detention",  "expulsion",    "it",          "this",        "that"};
  return nouns.contains(lemma);
}

class Filler {
 public:
  Filler(Document& document, const SyntaxTree& tree)
      : document_(document), tree_(tree), participants_(document, tree) {}

  void fill() {
    auto& events = document_.events;
    for (std::size_t i = 0; i < events.size(); ++i) {
      FoundEvent& event = events[i];
      if (event.type == EventType::visit && event.targets.empty()) host_of_same_trip(i);
      if (is_answer(event.type) && event.targets.empty()) author_of_act(i);
      if (is_directed(event.type) && event.targets.empty()) shared_target(i);
    }
    std::erase_if(events, [&](const FoundEvent& e) {
      if (is_bare(e)) document_.refused.push_back({.trigger = e.trigger, .reason = Refusal::says_too_little});
      return is_bare(e);
    });
    for (std::size_t i = 0; i < events.size(); ++i) follow_discourse(i);
    for (FoundEvent& event : events) settle_place(event);
    if (is_news())
      for (FoundEvent& event : events)
        if (!is_dated(event) && may_be_new(event)) event.time_value = document_.article.published.substr(0, 7);
  }

 private:
  std::uint32_t sentence_of(const FoundEvent& event) const { return document_.tokens[event.trigger].sentence; }

  static bool share(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    return std::ranges::any_of(a, [&](std::uint32_t e) { return std::ranges::find(b, e) != b.end(); });
  }

  bool is_dated(const FoundEvent& event) const { return event.time != no_index || !event.time_value.empty(); }

  bool is_present(const FoundEvent& event) const {
    const Token& token = document_.tokens[event.trigger];
    return token.upos == Upos::verb && token.features.tense == Tense::present &&
           token.features.verb_form == VerbForm::finite;
  }

  /// An attack happens where the attacked are, troops gather where they threaten.
  void settle_place(FoundEvent& event) const {
    if ((event.type != EventType::assault && event.type != EventType::mobilize) || event.place != no_index ||
        event.targets.size() != 1)
      return;
    const EntityType type = document_.entities[event.targets.front()].entity.type;
    if (type == EntityType::state || type == EntityType::place) event.place = event.targets.front();
  }

  /// Whether the article reports on its own days: it has a date, and some expression of time in it falls near. A
  /// history of 1956 published today does not.
  bool is_news() const {
    const std::string& published = document_.article.published;
    if (published.size() < 7) return false;
    return std::ranges::any_of(document_.times, [&](const TimeExpression& time) {
      return time.calendar.size() >= 7 && time.calendar.compare(0, 7, published, 0, 7) == 0;
    });
  }

  /// An act told in the simple past or present, not as background and not beside another date.
  bool may_be_new(const FoundEvent& event) const {
    const Token& trigger = document_.tokens[event.trigger];
    if (event.modality != Modality::asserted || trigger.upos != Upos::verb || is_aside(event, false)) return false;
    for (const std::uint32_t c : tree_.children(event.trigger))
      if (is_auxiliary(document_.tokens[c].deprel) && to_lower(text_of(document_, document_.tokens[c])) == "had")
        return false;
    const std::string_view year = std::string_view(document_.article.published).substr(0, 4);
    return std::ranges::none_of(document_.times, [&](const TimeExpression& time) {
      return document_.tokens[time.first_token].sentence == trigger.sentence && !time.calendar.empty() &&
             !time.calendar.starts_with(year) && !is_in_clause_below(time.end_token - 1, event.trigger);
    });
  }

  /// Whether a clause stands between the word and the predicate: "as they did last year".
  bool is_in_clause_below(std::uint32_t word, std::uint32_t predicate) const {
    for (std::uint32_t up = word; up != no_index && up != predicate; up = tree_.head(up))
      if (is_clause(document_.tokens[up].deprel) && tree_.is_below(up, predicate)) return true;
    return false;
  }

  static bool is_auxiliary(Deprel deprel) { return deprel == Deprel::aux || deprel == Deprel::aux_pass; }

  /// A story told in the past stays at its time and place until it names others; "the United States welcomes" is of the
  /// day the article appeared.
  void follow_discourse(std::size_t i) {
    auto& events = document_.events;
    FoundEvent& event = events[i];
    if (event.modality != Modality::asserted || (is_dated(event) && event.place != no_index)) return;
    if (is_present(event) && is_speech(event.type)) {
      if (!is_dated(event)) event.time_value = document_.article.published;
      return;
    }
    if (document_.tokens[event.trigger].upos != Upos::verb) return;
    for (std::size_t k = i; k-- > 0;) {
      const FoundEvent& earlier = events[k];
      if (sentence_of(event) - sentence_of(earlier) > 2) return;
      if (earlier.modality != Modality::asserted || !share_party(earlier, event) || is_aside(earlier)) continue;
      if (document_.tokens[earlier.trigger].upos != Upos::verb && earlier.type != EventType::visit &&
          earlier.type != EventType::consult)
        continue;
      if (event.place == no_index && (!is_dated(event) || same_time(event, earlier))) event.place = earlier.place;
      if (!is_dated(event)) {
        event.time = earlier.time;
        event.time_value = earlier.time_value;
      }
      return;
    }
  }

  /// In brackets, or in a clause that only gives background: the story does not go on from there. An adverbial clause
  /// ("while Chad called for talks, …") is beside the story but may be as new.
  bool is_aside(const FoundEvent& event, bool counts_adverbial = true) const {
    const Sentence& sentence = document_.sentences[sentence_of(event)];
    int open = 0;
    for (std::uint32_t t = sentence.first_token; t < event.trigger; ++t) {
      const std::string_view word = text_of(document_, document_.tokens[t]);
      open += word == "(" ? 1 : word == ")" ? -1 : 0;
    }
    if (open > 0) return true;
    for (std::uint32_t up = event.trigger; up != no_index; up = tree_.head(up)) {
      const Deprel deprel = document_.tokens[up].deprel;
      if (deprel == Deprel::acl_relcl || deprel == Deprel::acl) return true;
      if (deprel == Deprel::advcl && counts_adverbial) return true;
    }
    return false;
  }

  static bool same_time(const FoundEvent& a, const FoundEvent& b) {
    return a.time == b.time && a.time_value == b.time_value;
  }

  static bool share_party(const FoundEvent& a, const FoundEvent& b) {
    return share(a.sources, b.sources) || share(a.sources, b.targets) || share(a.targets, b.sources);
  }

  static bool is_speech(EventType type) { return is_directed(type) || type == EventType::statement; }

  void host_of_same_trip(std::size_t i) {
    auto& events = document_.events;
    const auto try_trip = [&](std::size_t k) {
      if (events[k].type != EventType::visit || events[k].targets.empty() ||
          !share(events[k].sources, events[i].sources))
        return false;
      events[i].targets = events[k].targets;
      if (events[i].place == no_index) events[i].place = events[k].place;
      return true;
    };
    for (std::size_t k = i; k-- > 0;)
      if (try_trip(k)) return;
    for (std::size_t k = i + 1; k < events.size(); ++k)
      if (try_trip(k)) return;
  }

  /// Acts that answer another's act.
  static bool is_answer(EventType type) {
    return type == EventType::reject || type == EventType::accuse || type == EventType::support ||
           type == EventType::protest;
  }

  static bool is_directed(EventType type) {
    return type == EventType::request || type == EventType::accuse || type == EventType::support ||
           type == EventType::agree || type == EventType::reject || type == EventType::threaten ||
           type == EventType::aid;
  }

  /// "rejected the decision", "responded to the new rules": the act spoken of, when nobody is named in it.
  std::string act_spoken_of(const FoundEvent& event) const {
    if (document_.tokens[event.trigger].upos != Upos::verb) return {};
    const Clause clause = verb_clause(document_, tree_, event.trigger);
    for (const char* slot : {"obj", "to", "of", "over", "in", "with", "on"})
      for (const std::uint32_t filler : clause.at(slot)) {
        const Token& token = document_.tokens[filler];
        if (!is_act_noun(token.lemma) || !participants_.fillers(filler).empty()) continue;
        if (token.upos == Upos::pron) return token.lemma;
        for (const std::uint32_t c : tree_.children(filler))
          if (document_.tokens[c].deprel == Deprel::det && document_.tokens[c].lemma != "a" &&
              document_.tokens[c].lemma != "any" && document_.tokens[c].lemma != "no")
            return token.lemma;
        if (token.features.number == Number::plural) return token.lemma;
      }
    return {};
  }

  void author_of_act(std::size_t i) {
    auto& events = document_.events;
    const std::string noun = events[i].sources.empty() ? std::string{} : act_spoken_of(events[i]);
    if (noun.empty()) return;
    for (std::size_t k = i; k-- > 0;) {
      const FoundEvent& earlier = events[k];
      if (sentence_of(events[i]) - sentence_of(earlier) > discourse_window) return;
      // who denies an attack answers those who blame him for it, not the attacker
      if (events[i].type == EventType::reject && earlier.type == EventType::assault) continue;
      if (!may_be_called(earlier.type, noun) || earlier.sources.empty() || share(earlier.sources, events[i].sources))
        continue;
      events[i].targets = earlier.sources;
      return;
    }
  }

  /// Whether a writer would take an act of this type up as "the decision", "the claim", "the move".
  static bool may_be_called(EventType type, const std::string& noun) {
    using enum EventType;
    if (type == visit || type == consult || type == other || type == election) return false;
    const auto is_one_of = [&](std::initializer_list<std::string_view> nouns) {
      return std::ranges::find(nouns, noun) != nouns.end();
    };
    if (is_one_of({"call", "demand", "request", "appeal", "invitation"})) return type == request;
    if (is_one_of({"claim", "accusation", "allegation", "charge", "criticism", "report", "finding", "remark", "comment",
                   "statement"}))
      return type == accuse || type == statement || type == reject;
    if (is_one_of({"threat", "warning"})) return type == threaten;
    if (is_one_of({"attack", "strike", "invasion", "killing", "bombing", "raid", "assault", "murder", "poisoning",
                   "atrocity"}))
      return type == assault;
    if (is_one_of({"arrest", "detention"})) return type == coerce;
    if (is_one_of({"decision", "ruling", "verdict", "rule", "resolution", "policy", "proposal", "plan", "offer",
                   "agreement", "deal", "suggestion", "idea", "conclusion"}))
      return type != assault && type != request && type != statement;
    return type != request && type != statement;
  }

  /// The target of the verb that this one is coordinated with.
  void shared_target(std::size_t i) {
    auto& events = document_.events;
    const std::uint32_t first = tree_.first_conjunct(events[i].trigger);
    if (first == events[i].trigger || document_.tokens[events[i].trigger].upos != Upos::verb) return;
    for (std::size_t k = i; k-- > 0;) {
      const FoundEvent& sibling = events[k];
      if (sentence_of(sibling) != sentence_of(events[i])) return;
      if (tree_.first_conjunct(sibling.trigger) != first && !tree_.is_below(sibling.trigger, first)) continue;
      if (!share(sibling.sources, events[i].sources)) continue;
      for (const auto* parties : {&sibling.targets, &sibling.sources})
        for (const std::uint32_t party : *parties)
          if (std::ranges::find(events[i].sources, party) == events[i].sources.end())
            add_unique(events[i].targets, {party});
      if (!events[i].targets.empty()) return;
    }
  }

  /// One party only, and of a kind of act that says nothing without the other.
  bool is_bare(const FoundEvent& event) const {
    const Upos upos = document_.tokens[event.trigger].upos;
    const bool is_willing = upos == Upos::adj && event.type == EventType::agree &&  // "is willing to withdraw"
                            tree_.has_child(event.trigger, Deprel::cop);
    const bool is_verb = upos == Upos::verb || is_willing;
    const bool has_sources = !event.sources.empty();
    const bool has_targets = !event.targets.empty();
    if (has_sources && (has_targets || event.sources.size() > 1)) return false;
    switch (event.type) {
      case EventType::support:
      case EventType::accuse: return !has_sources || !is_verb;
      case EventType::cooperate: return true;
      case EventType::threaten:  // "threatened to resume tests", not "warned that prices would rise"
        return !has_sources || !is_verb || document_.tokens[event.trigger].lemma != "threaten";
      case EventType::agree:
      case EventType::reject:
      case EventType::request:
      case EventType::aid: return !has_sources || !is_verb;
      case EventType::visit: return !has_sources || (!has_targets && event.place == no_index);
      case EventType::assault:
      case EventType::sanction:
      case EventType::coerce: return !has_targets && !is_verb;
      default: return false;
    }
  }

  Document& document_;
  const SyntaxTree& tree_;
  Participants participants_;
};

}  // namespace

void fill_implied_participants(Document& document, const SyntaxTree& tree) { Filler(document, tree).fill(); }

}  // namespace entente
