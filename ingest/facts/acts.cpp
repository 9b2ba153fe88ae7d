// SPDX-License-Identifier: Apache-2.0
#include "ingest/facts/acts.h"

#include <algorithm>

#include "base/utf8.h"

namespace entente {
namespace {

bool is_one_of(const std::vector<std::string>& words, const std::string& lemma) {
  return std::ranges::find(words, lemma) != words.end();
}

class Matcher {
 public:
  Matcher(const Document& document, const SyntaxTree& tree, const Participants& participants, const Lexicon& lexicon)
      : document_(document),
        tree_(tree),
        participants_(participants),
        lexicon_(lexicon),
        triggers_(document.tokens.size()),
        in_name_(document.tokens.size()),
        in_time_(document.tokens.size()) {
    for (const TimeExpression& time : document.times)
      std::fill(in_time_.begin() + time.first_token, in_time_.begin() + time.end_token, true);
    for (const Mention& mention : document.mentions)
      if (mention.kind == MentionKind::name)
        std::fill(in_name_.begin() + mention.first_token, in_name_.begin() + mention.end_token, true);
  }

  std::vector<Trigger> match() {
    for (std::uint32_t t = 0; t < document_.tokens.size(); ++t)
      if (!is_noun(document_.tokens[t]) && !(document_.tokens[t].upos == Upos::adj && triggers_[t].is_consumed))
        try_token(t);
    for (std::uint32_t t = 0; t < document_.tokens.size(); ++t)
      if (is_noun(document_.tokens[t]) && !triggers_[t].is_consumed) try_token(t);
    return std::move(triggers_);
  }

  Mismatch mismatch(const Act& act, std::uint32_t t) const {
    if (in_name_[t]) return Mismatch::inside_name;
    Found found{.act = &act};
    return fit(act, t, found);
  }

 private:
  struct Found {
    const Act* act = nullptr;
    Clause clause;
    std::vector<std::uint32_t> used;  // words of the phrase besides the head
  };

  /// "hold" lends its subject to its object, "take part in" to what it governs with that preposition.
  bool is_light(const std::string& lemma, const std::string& preposition) const {
    return std::ranges::any_of(lexicon_.acts_of(lemma), [&](std::uint32_t a) {
      const Act& act = lexicon_.acts()[a];
      if (act.word != ActWord::light) return false;
      return preposition.empty() ||
             std::ranges::any_of(act.others, [&](const auto& words) { return is_one_of(words, preposition); });
    });
  }

  void try_token(std::uint32_t t) {
    const Token& token = document_.tokens[t];
    if (in_name_[t] || !may_trigger(token)) return;
    if (const std::string joined = joined_lemma(t); !joined.empty() && try_acts(t, joined)) return;
    const std::string lemma = token.upos == Upos::propn ? to_lower(token.lemma) : token.lemma;
    if (!try_acts(t, lemma) && lemma.starts_with("re-")) try_acts(t, "re" + lemma.substr(3));  // "re-captured"
  }

  /// Whether some act of the lemma fits the word; takes the first that does.
  bool try_acts(std::uint32_t t, const std::string& lemma) {
    Found doubtful;
    for (const std::uint32_t a : lexicon_.acts_of(lemma)) {
      const Act& act = lexicon_.acts()[a];
      Found found{.act = &act};
      if (fit(act, t, found) != Mismatch::none) continue;
      // "is expected to visit": an act with nobody who does it, unless the word has no other sense
      if (act.type && act.effect != Effect::none && found.clause.is_passive && found.clause.at("subj").empty()) {
        if (doubtful.act == nullptr) doubtful = std::move(found);
        continue;
      }
      take(t, std::move(found));
      return true;
    }
    if (doubtful.act == nullptr) return false;
    take(t, std::move(doubtful));
    return true;
  }

  void take(std::uint32_t t, Found found) {
    triggers_[t] = {.act = found.act, .clause = std::move(found.clause)};
    for (const std::uint32_t u : found.used) triggers_[u].is_consumed = true;
  }

  /// "Summit" in "the U.S.-ASEAN Summit" is tagged as a name but is an act like any summit.
  static bool may_trigger(const Token& token) {
    return is_noun(token) || token.upos == Upos::verb || token.upos == Upos::adj;
  }

  /// Whether the act fits the word, with what it finds there.
  Mismatch fit(const Act& act, std::uint32_t t, Found& found) const {
    if (!has_word_class(act, t)) return Mismatch::word_class;
    if (!has_other_words(act, t, found.used)) return Mismatch::other_words;
    if (is_noun(document_.tokens[t])) {
      found.clause = noun_clause(document_, tree_, t, [&](const std::string& lemma, const std::string& preposition) {
        return is_light(lemma, preposition);
      });
    } else {
      found.clause = verb_clause(document_, tree_, t);
      add_arguments_of(found.used, found.clause);
    }
    return meets_conditions(act, found.clause) ? Mismatch::none : Mismatch::condition;
  }

  /// "took the side of Peru", "kept in touch with Iran": what hangs on a noun of the phrase belongs to the whole.
  void add_arguments_of(const std::vector<std::uint32_t>& phrase, Clause& clause) const {
    for (const std::uint32_t word : phrase) {
      if (document_.tokens[word].upos != Upos::noun) continue;
      Clause own;
      add_nominal_arguments(document_, tree_, word, own);
      for (auto& [slot, fillers] : own.slots)
        if (slot != "poss" && slot != "mod") clause.slots.try_emplace(slot, std::move(fillers));
    }
  }

  bool has_word_class(const Act& act, std::uint32_t t) const {
    const Token& token = document_.tokens[t];
    switch (act.word) {
      case ActWord::verb: return token.upos == Upos::verb && token.deprel != Deprel::amod;
      case ActWord::oper: return token.upos != Upos::noun || token.lemma != "";
      case ActWord::noun: return is_noun(token) && token.deprel != Deprel::compound;
      case ActWord::adjective:
        return token.upos == Upos::adj ||
               (token.upos == Upos::verb && token.features.verb_form == VerbForm::participle);
      case ActWord::light: return false;
    }
    return false;
  }

  /// Whether every further word of the phrase depends on the head: a particle, an object, a preposition of a
  /// complement.
  bool has_other_words(const Act& act, std::uint32_t t, std::vector<std::uint32_t>& used) const {
    return std::ranges::all_of(act.others, [&](const std::vector<std::string>& words) {
      const std::uint32_t found = find_word(t, words);
      if (found == no_index) return false;
      used.push_back(found);
      return true;
    });
  }

  std::uint32_t find_word(std::uint32_t t, const std::vector<std::string>& words) const {
    for (const std::uint32_t c : tree_.children(t)) {
      const Deprel deprel = document_.tokens[c].deprel;
      if (is_subject(deprel) && deprel != Deprel::nsubj_pass) continue;
      if (deprel == Deprel::mark) continue;  // "to resolve it": the infinitive's own
      if (is_word(words, c)) return c;
      if (const std::uint32_t found = find_below(c, words); found != no_index) return found;
    }
    return no_index;
  }

  /// The word among what hangs on a dependent of the act.
  std::uint32_t find_below(std::uint32_t c, const std::vector<std::string>& words) const {
    for (const std::uint32_t g : tree_.children(c)) {
      const Deprel below = document_.tokens[g].deprel;
      if (below != Deprel::case_ && below != Deprel::mark && below != Deprel::compound && below != Deprel::nmod &&
          below != Deprel::amod && below != Deprel::conj && below != Deprel::fixed)
        continue;
      if (below == Deprel::case_ && in_time_[c]) continue;
      if (is_word(words, g)) return g;
      if (below != Deprel::nmod) continue;
      for (const std::uint32_t h : tree_.children(g))  // "sanctions on": the preposition of the object's own complement
        if (document_.tokens[h].deprel == Deprel::case_ && !in_time_[g] && is_one_of(words, document_.tokens[h].lemma))
          return h;
      if (is_measure(document_.tokens[c].lemma) && tree_.preposition(g) == "of")  // "a series of raids on"
        if (const std::uint32_t found = find_below(g, words); found != no_index) return found;
    }
    return no_index;
  }

  /// Whether what fills a slot is one of these words, or names an entity of a type that stands among them: "@person".
  bool fits(const std::vector<std::string>& words, std::uint32_t filler) const {
    const std::uint32_t noun = relative_noun(tree_, filler);  // "the missiles that Iran supplied"
    if (is_word(words, noun)) return true;
    const Token& token = document_.tokens[noun];
    if (token.upos == Upos::propn && is_one_of(words, to_lower(token.lemma))) return true;  // "the European Union"
    if (std::ranges::none_of(words, [](const std::string& w) { return w.starts_with('@'); })) return false;
    return std::ranges::any_of(participants_.fillers(noun), [&](std::uint32_t e) {
      return is_one_of(words, "@" + std::string(to_lower(name_of(document_.entities[e].entity.type))));
    });
  }

  /// Whether the token is one of the words, alone or with what a hyphen joins to it: "fire" in "cease-fire".
  bool is_word(const std::vector<std::string>& words, std::uint32_t t) const {
    const Token& token = document_.tokens[t];
    const bool is_title_case = token.upos == Upos::propn && !in_name_[t];  // "the ANZUS Treaty"
    if (is_one_of(words, is_title_case ? to_lower(token.lemma) : token.lemma)) return true;
    const std::string joined = joined_lemma(t);
    return !joined.empty() && is_one_of(words, joined);
  }

  /// "cease-fire" of the last of its three tokens; empty of other words.
  std::string joined_lemma(std::uint32_t t) const {
    if (t < 2) return {};
    const Token& hyphen = document_.tokens[t - 1];
    const Token& first = document_.tokens[t - 2];
    if (text_of(document_, hyphen) != "-" || hyphen.span.end != document_.tokens[t].span.begin ||
        first.span.end != hyphen.span.begin)
      return {};
    return to_lower(text_of(document_, first)) + "-" + to_lower(document_.tokens[t].lemma);
  }

  bool meets_conditions(const Act& act, const Clause& clause) const {
    return std::ranges::all_of(act.conditions, [&](const SlotCondition& condition) {
      const auto& fillers = clause.at(condition.slot);
      if (condition.lemmas.empty()) return fillers.empty() == condition.is_excluded;
      const bool found = std::ranges::any_of(fillers, [&](std::uint32_t filler) {
        return std::ranges::any_of(tree_.conjuncts(filler), [&](std::uint32_t c) {
          return fits(condition.lemmas, c) || is_measure_of(c, condition.lemmas);
        });
      });
      return found != condition.is_excluded;
    });
  }

  /// "Ten days of war games": what is counted meets the condition.
  bool is_measure_of(std::uint32_t noun, const std::vector<std::string>& lemmas) const {
    return is_measure(document_.tokens[noun].lemma) && std::ranges::any_of(tree_.children(noun), [&](std::uint32_t c) {
             return document_.tokens[c].deprel == Deprel::nmod && tree_.preposition(c) == "of" &&
                    is_one_of(lemmas, document_.tokens[c].lemma);
           });
  }

  const Document& document_;
  const SyntaxTree& tree_;
  const Participants& participants_;
  const Lexicon& lexicon_;
  std::vector<Trigger> triggers_;
  std::vector<bool> in_name_;
  std::vector<bool> in_time_;  // "on Sunday" is no "on" of a phrase
};

}  // namespace

std::string_view name_of(Mismatch mismatch) {
  switch (mismatch) {
    case Mismatch::none: return "it fits";
    case Mismatch::inside_name: return "the word stands in a name";
    case Mismatch::word_class: return "another class of word";
    case Mismatch::other_words: return "a word of the phrase is missing";
    case Mismatch::condition: return "what it needs is not met";
  }
  return {};
}

Mismatch mismatch_of(const Document& document, const SyntaxTree& tree, const Participants& participants,
                     const Lexicon& lexicon, std::uint32_t token, const Act& act) {
  return Matcher(document, tree, participants, lexicon).mismatch(act, token);
}

std::vector<Trigger> find_triggers(const Document& document, const SyntaxTree& tree, const Participants& participants,
                                   const Lexicon& lexicon) {
  return Matcher(document, tree, participants, lexicon).match();
}

bool commands_own(const Document& document, const SyntaxTree& tree, const std::vector<Trigger>& triggers,
                  std::uint32_t verb) {
  const Trigger& trigger = triggers[verb];
  if (trigger.act == nullptr || trigger.act->type != EventType::request || document.tokens[verb].upos != Upos::verb)
    return false;
  if (trigger.clause.at("comp").empty()) return false;
  return std::ranges::any_of(trigger.clause.at("obj"), [&](std::uint32_t object) {
    const std::uint32_t owner = tree.child(object, Deprel::nmod_poss);
    return owner != no_index && document.tokens[owner].upos == Upos::pron;
  });
}

bool is_done_to_somebody(EventType type) {
  using enum EventType;
  switch (type) {
    case support:
    case concede:
    case aid:
    case request:
    case accuse:
    case reject:
    case threaten:
    case protest:
    case sanction:
    case coerce:
    case assault: return true;
    default: return false;
  }
}

bool is_hostile_answer(EventType type) {
  return type == EventType::accuse || type == EventType::reject || type == EventType::protest;
}

}  // namespace entente
