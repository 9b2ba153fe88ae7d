// SPDX-License-Identifier: Apache-2.0
#include "ingest/facts/modality.h"

#include <algorithm>
#include <unordered_set>

namespace entente {
namespace {

using Words = std::unordered_set<std::string_view>;

class Reader {
 public:
  Reader(const Document& document, const SyntaxTree& tree, const Participants& participants,
         const std::vector<Trigger>& triggers)
      : document_(document), tree_(tree), participants_(participants), triggers_(triggers) {}

  Status read(std::uint32_t predicate) {
    here(predicate);
    std::uint32_t at = predicate;
    for (int depth = 0; depth < 30 && tree_.head(at) != no_index; ++depth) {
      climb(at, tree_.head(at));
      at = tree_.head(at);
    }
    according_to(predicate);
    return status_;
  }

 private:
  const Token& token(std::uint32_t t) const { return document_.tokens[t]; }

  /// The weaker modality wins, but nothing undoes a denial.
  void weaken(Modality modality, std::uint32_t cue) {
    if (status_.modality == Modality::denied) return;
    if (status_.modality == Modality::hypothetical && modality == Modality::future) return;
    status_.modality = modality;
    if (std::ranges::find(status_.cues, cue) == status_.cues.end()) status_.cues.push_back(cue);
  }

  void deny(std::uint32_t cue) {
    if (status_.modality != Modality::asserted) return;
    status_.modality = Modality::denied;
    status_.cues.push_back(cue);
  }

  void here(std::uint32_t t) {
    const Token& own = token(t);
    if (own.upos == Upos::noun) return noun_here(t);
    if (const std::uint32_t no = tree_.negation(t); no != no_index) deny(no);
    for (const std::uint32_t c : tree_.children(t)) {  // "no agreements were signed"
      const Deprel deprel = token(c).deprel;
      if ((deprel == Deprel::obj || is_subject(deprel)) &&
          (tree_.is_negated(c) || token(c).lemma == "nobody" || is_neither(c) || token(c).lemma == "none"))
        deny(c);
    }
    auxiliaries(t);
    markers(t);
  }

  /// "Neither Brazil nor India signed".
  bool is_neither(std::uint32_t t) const {
    return std::ranges::any_of(tree_.children(t), [&](std::uint32_t c) { return token(c).lemma == "neither"; });
  }

  void auxiliaries(std::uint32_t t) {
    static const Words future{"will", "shall", "'ll", "wo", "’ll"};
    static const Words open{"would", "could", "may", "might", "should", "must", "can", "ought"};
    for (const std::uint32_t c : tree_.children(t)) {
      const bool is_copula = token(c).deprel == Deprel::aux || token(c).deprel == Deprel::cop;
      if (is_copula && token(c).lemma == "be" && is_infinitive(t)) weaken(Modality::future, c);  // "is to visit"
      if (token(c).deprel != Deprel::aux) continue;
      if (future.contains(token(c).lemma)) weaken(Modality::future, c);
      else if (open.contains(token(c).lemma))
        weaken(is_reported_future(t, token(c).lemma) ? Modality::future : Modality::hypothetical, c);
    }
  }

  /// "said it would send": the future, told in the past.
  bool is_reported_future(std::uint32_t t, const std::string& auxiliary) const {
    if (auxiliary != "would") return false;
    for (std::uint32_t up = t; up != no_index; up = tree_.head(up))
      if (token(up).deprel == Deprel::ccomp && token(up).head != no_index &&
          token(token(up).head).features.tense == Tense::past)
        return true;
    return false;
  }

  bool is_infinitive(std::uint32_t t) const {
    return std::ranges::any_of(
        tree_.children(t), [&](std::uint32_t c) { return token(c).deprel == Deprel::mark && token(c).lemma == "to"; });
  }

  void markers(std::uint32_t t) {
    static const Words conditional{"if", "unless", "whether", "lest", "provided"};
    for (const std::uint32_t c : tree_.children(t))
      if ((token(c).deprel == Deprel::mark || token(c).deprel == Deprel::advmod) &&
          conditional.contains(token(c).lemma))
        weaken(Modality::hypothetical, c);
    const Token& own = token(t);
    const bool infinitive = is_infinitive(t);
    if (infinitive && (own.deprel == Deprel::acl || own.deprel == Deprel::advcl)) weaken(Modality::future, t);
    const Sentence& sentence = document_.sentences[own.sentence];
    if (own.head == no_index && text_of(document_, token(sentence.end_token - 1)) == "?")
      weaken(Modality::hypothetical, sentence.end_token - 1);
  }

  void noun_here(std::uint32_t t) {
    static const Words open{"possible", "potential", "proposed", "alleged",   "hypothetical",
                            "likely",   "eventual",  "would-be", "threatened"};
    static const Words future{"planned",  "upcoming", "future",    "forthcoming", "next",   "scheduled",
                              "expected", "intended", "impending", "plan",        "expect", "schedule"};
    for (const std::uint32_t c : tree_.children(t)) {
      const Token& child = token(c);
      if (child.deprel == Deprel::det && child.lemma == "no") deny(c);
      if (child.deprel == Deprel::det && child.lemma == "any") weaken(Modality::hypothetical, c);
      if (child.deprel != Deprel::amod) continue;
      if (open.contains(child.lemma)) weaken(Modality::hypothetical, c);
      else if (future.contains(child.lemma)) weaken(Modality::future, c);
    }
  }

  /// What the governing word says of what hangs on it.
  void climb(std::uint32_t from, std::uint32_t to) {
    if (token(from).deprel == Deprel::conj) return share(from, to);
    const Deprel deprel = token(from).deprel;
    const Token& governor = token(to);
    const bool is_complement = deprel == Deprel::ccomp || deprel == Deprel::xcomp || deprel == Deprel::acl ||
                               deprel == Deprel::csubj || deprel == Deprel::csubj_pass ||
                               (deprel == Deprel::advcl && token(from).upos == Upos::verb && is_infinitive(from));
    const bool is_noun_argument =
        token(from).upos == Upos::noun &&
        (deprel == Deprel::obj || deprel == Deprel::obl || deprel == Deprel::nmod || deprel == Deprel::nsubj_pass);
    const Act* act = triggers_[to].act;
    if (is_complement && (is_polite_performance(from, to) || commands_own(document_, tree_, triggers_, to))) return;
    if (is_complement && is_infinitive(from) && (governor.lemma == "go" || governor.lemma == "be"))
      weaken(Modality::future, to);  // "is going to expel", "is to visit"
    if (is_complement || is_noun_argument) {
      if (act != nullptr && act->effect != Effect::none && (is_complement || act->word == ActWord::oper))
        apply(*act, to);
      if (is_complement && governor.upos == Upos::verb) {
        if (tree_.is_negated(to) && act == nullptr) deny(tree_.negation(to));
        auxiliaries_of_governor(to);
      }
    }
    if (deprel == Deprel::ccomp || deprel == Deprel::parataxis) attribute(to);
    if (is_complement || deprel == Deprel::advcl) conditional_governor(from);
  }

  /// "will visit Peru and meet its president", "did not attack or threaten": what a predicate without subject and
  /// auxiliary of its own shares with the one that it is coordinated with.
  void share(std::uint32_t from, std::uint32_t with) {
    if (token(from).upos != Upos::verb || token(with).upos != Upos::verb) return;
    for (const std::uint32_t c : tree_.children(from))
      if (is_subject(token(c).deprel) || token(c).deprel == Deprel::aux) return;
    const bool is_bare = token(from).features.verb_form != VerbForm::finite;
    if (is_bare) auxiliaries(with);
    const std::uint32_t link = tree_.child(from, Deprel::cc);
    const std::uint32_t no = tree_.negation(with);
    if (no != no_index && link != no_index && (token(link).lemma == "or" || token(link).lemma == "nor")) deny(no);
  }

  /// "I want to thank Peru", "we would like to express our concern": to say so is to do so.
  bool is_polite_performance(std::uint32_t from, std::uint32_t to) const {
    static const Words wishes{"want", "wish", "like", "have", "let"};
    const Act* act = triggers_[from].act;
    if (!wishes.contains(token(to).lemma) || act == nullptr || tree_.is_negated(to)) return false;
    if (act->type != EventType::support && act->type != EventType::accuse && act->type != EventType::statement)
      return false;
    return std::ranges::any_of(tree_.children(to), [&](std::uint32_t c) {
      return is_subject(token(c).deprel) && token(c).features.person == PersonFeature::first;
    });
  }

  void auxiliaries_of_governor(std::uint32_t to) {
    static const Words future{"will", "shall"};
    for (const std::uint32_t c : tree_.children(to))
      if (token(c).deprel == Deprel::aux && future.contains(token(c).lemma) && triggers_[to].act == nullptr)
        weaken(Modality::future, c);
  }

  void conditional_governor(std::uint32_t from) {
    for (const std::uint32_t c : tree_.children(from))
      if (token(c).deprel == Deprel::mark && (token(c).lemma == "if" || token(c).lemma == "unless"))
        weaken(Modality::hypothetical, c);
  }

  void apply(const Act& act, std::uint32_t to) {
    const bool negated = tree_.is_negated(to);
    switch (act.effect) {
      case Effect::denied: negated ? void() : deny(to); break;
      case Effect::future: negated ? deny(to) : weaken(Modality::future, to); break;
      case Effect::hypothetical: weaken(Modality::hypothetical, to); break;
      case Effect::attributed: attribute(to); break;
      case Effect::asserted:
        if (negated) deny(to);
        break;
      case Effect::none: break;
    }
  }

  /// The nearest speaker above is whose claim it is.
  void attribute(std::uint32_t verb) {
    if (status_.attributed_to != no_index) return;
    const Act* act = triggers_[verb].act;
    const bool is_report = act != nullptr && (act->effect == Effect::attributed || act->type == EventType::statement ||
                                              act->type == EventType::accuse);
    if (!is_report) return;
    for (const std::uint32_t s : triggers_[verb].clause.at("subj")) {
      const auto speakers = participants_.fillers(s);
      if (!speakers.empty()) {
        status_.attributed_to = speakers.front();
        status_.said_by = verb;
        return;
      }
    }
  }

  /// "according to Pompeo", anywhere in the clause or above it.
  void according_to(std::uint32_t predicate) {
    for (std::uint32_t up = predicate; up != no_index && status_.attributed_to == no_index; up = tree_.head(up))
      for (const std::uint32_t c : tree_.children(up)) {
        if (token(c).deprel != Deprel::obl && token(c).deprel != Deprel::nmod) continue;
        const std::string preposition = tree_.preposition(c);
        if (preposition != "accord to" && preposition != "according to" && preposition != "accord") continue;
        if (const auto who = participants_.fillers(c); !who.empty()) {
          status_.attributed_to = who.front();
          status_.said_by = tree_.child(c, Deprel::case_);
        }
      }
  }

  const Document& document_;
  const SyntaxTree& tree_;
  const Participants& participants_;
  const std::vector<Trigger>& triggers_;
  Status status_;
};

}  // namespace

Status status_of(const Document& document, const SyntaxTree& tree, const Participants& participants,
                 const std::vector<Trigger>& triggers, std::uint32_t predicate) {
  return Reader(document, tree, participants, triggers).read(predicate);
}

}  // namespace entente
