// SPDX-License-Identifier: Apache-2.0
#include "ingest/facts/speech_acts.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "ingest/facts/soil.h"

namespace entente {
namespace {

enum class Modal : std::uint8_t { none, will, must, can };

class Finder {
 public:
  Finder(const Document& document, const SyntaxTree& tree, const Participants& participants,
         const std::vector<Trigger>& triggers, const std::function<bool(std::uint32_t)>& may_speak)
      : document_(document), tree_(tree), participants_(participants), triggers_(triggers), may_speak_(may_speak) {}

  std::vector<SpeechAct> find() {
    for (std::uint32_t t = 0; t < document_.tokens.size(); ++t) {
      add_refusal(t);
      const Act* act = triggers_[t].act;
      if (act == nullptr || token(t).upos != Upos::verb || tree_.is_negated(t)) continue;
      const bool is_belief = !act->type && act->effect == Effect::attributed;
      if (!is_belief && act->type != EventType::statement) continue;
      std::vector<std::uint32_t> speakers;
      for (const std::uint32_t s : triggers_[t].clause.at("subj")) {
        auto named = participants_.fillers(s);
        if (named.empty() && is_document(token(s).lemma)) named = participants_.owners(s);  // "a UN report concluded"
        add_unique(speakers, named);
      }
      std::erase_if(speakers, [&](std::uint32_t e) { return !may_speak_(e); });
      if (speakers.empty()) continue;
      for (const std::uint32_t content : contents_of(t)) {
        if (!is_belief) add(t, content, speakers);
        add_allegation(t, content, speakers);
      }
    }
    return std::move(acts_);
  }

 private:
  const Token& token(std::uint32_t t) const { return document_.tokens[t]; }

  /// Whom the words stand for.
  std::vector<std::uint32_t> named_by(const std::vector<std::uint32_t>& words) const {
    std::vector<std::uint32_t> out;
    for (const std::uint32_t w : words) add_unique(out, participants_.fillers(w));
    return out;
  }

  /// The predicates of what is said, coordinated ones included: "said it would stay and would not talk".
  std::vector<std::uint32_t> contents_of(std::uint32_t verb) const {
    std::vector<std::uint32_t> out;
    for (const std::uint32_t comp : triggers_[verb].clause.at("comp"))
      for (const std::uint32_t c : tree_.conjuncts(comp)) out.push_back(c);
    if (token(verb).deprel == Deprel::parataxis && token(verb).head != no_index) out.push_back(token(verb).head);
    return out;
  }

  Modal modal_of(std::uint32_t predicate, bool is_past) const {
    for (const std::uint32_t c : tree_.children(predicate)) {
      if (token(c).deprel != Deprel::aux) continue;
      const std::string& lemma = token(c).lemma;
      if (lemma == "will" || lemma == "shall" || lemma == "wo" || (lemma == "would" && is_past)) return Modal::will;
      if (lemma == "can" || lemma == "ca" || lemma == "could" || lemma == "cannot") return Modal::can;
      if (lemma == "must" || lemma == "should" || lemma == "ought") return Modal::must;
    }
    return Modal::none;
  }

  /// Whether somebody speaks of himself or for his own: by name, by pronoun, or a minister of his state.
  bool is_own(const std::vector<std::uint32_t>& subjects, const std::vector<std::uint32_t>& speakers) const {
    for (const std::uint32_t s : subjects)
      if (token(s).features.person == PersonFeature::first) return true;
    std::vector<std::uint32_t> doers;
    for (const std::uint32_t s : subjects) {
      add_unique(doers, participants_.fillers(s));
      add_unique(doers, participants_.owners(s));
    }
    return std::ranges::any_of(doers, [&](std::uint32_t doer) {
      return std::ranges::any_of(speakers, [&](std::uint32_t speaker) { return is_same_side(doer, speaker); });
    });
  }

  bool is_same_side(std::uint32_t a, std::uint32_t b) const {
    const std::string& country = document_.entities[a].entity.country;
    return a == b || (!country.empty() && document_.entities[b].entity.country == country);
  }

  static bool is_announcement(const std::string& lemma) {
    return lemma == "announce" || lemma == "declare" || lemma == "confirm" || lemma == "decree";
  }

  static bool is_concession(EventType type) { return type == EventType::concede || type == EventType::retreat; }

  static bool is_hostile(EventType type) {
    return type == EventType::sanction || type == EventType::coerce || type == EventType::assault ||
           type == EventType::mobilize || type == EventType::protest || type == EventType::threaten;
  }

  /// "Israel will not release the prisoners": a refusal, whoever reports it.
  void add_refusal(std::uint32_t t) {
    const Act* act = triggers_[t].act;
    if (act == nullptr || !act->type || !is_favour(*act->type) || token(t).upos != Upos::verb) return;
    if (!tree_.is_negated(t) || modal_of(t, false) != Modal::will || triggers_[t].clause.is_passive) return;
    SpeechAct refusal{.verb = t, .content = t, .type = EventType::reject};
    refusal.sources = named_by(triggers_[t].clause.at("subj"));
    std::erase_if(refusal.sources, [&](std::uint32_t e) { return !may_speak_(e); });
    if (refusal.sources.empty() || is_reported(t, refusal.sources)) return;
    refusal.targets = participants_.nearest(objects_of(t), others_than(refusal.sources));
    acts_.push_back(std::move(refusal));
  }

  /// What hangs on the predicate besides its subject.
  std::vector<std::uint32_t> objects_of(std::uint32_t predicate) const {
    std::vector<std::uint32_t> out;
    for (const std::uint32_t c : tree_.children(predicate))
      if (!is_subject(token(c).deprel) && token(c).deprel != Deprel::advcl) out.push_back(c);
    return out;
  }

  /// Takes parties that are not on the side of the speakers.
  std::function<bool(std::uint32_t)> others_than(const std::vector<std::uint32_t>& speakers) const {
    return [this, &speakers](std::uint32_t e) {
      return document_.entities[e].entity.type != EntityType::place && may_speak_(e) &&
             std::ranges::none_of(speakers, [&](std::uint32_t s) { return is_same_side(e, s); });
    };
  }

  /// Whether it is the content of what the same side says, and so found with that.
  bool is_reported(std::uint32_t content, const std::vector<std::uint32_t>& sources) const {
    const std::uint32_t up = tree_.head(content);
    if (up == no_index || triggers_[up].act == nullptr || triggers_[up].act->type != EventType::statement) return false;
    const auto speakers = named_by(triggers_[up].clause.at("subj"));
    return std::ranges::any_of(sources, [&](std::uint32_t a) {
      return std::ranges::any_of(speakers, [&](std::uint32_t b) { return is_same_side(a, b); });
    });
  }

  /// What others ask for.
  static bool is_favour(EventType type) {
    return type == EventType::concede || type == EventType::retreat || type == EventType::aid ||
           type == EventType::agree || type == EventType::consult || type == EventType::cooperate ||
           type == EventType::support;
  }

  void add(std::uint32_t verb, std::uint32_t content, const std::vector<std::uint32_t>& speakers) {
    const Modal modal = modal_of(content, token(verb).features.tense == Tense::past);
    if (modal == Modal::none) return add_judgement(verb, content, speakers);
    const auto subjects = understood_subject(document_, tree_, content);
    const bool own = is_own(subjects, speakers);
    const bool negated = tree_.is_negated(content);
    SpeechAct act{.verb = verb, .content = content, .sources = speakers};
    const Act* what = triggers_[content].act;
    // "said it could not accept more refugees" is a refusal; what one can do is no promise
    if (modal == Modal::can && (!negated || !own || what == nullptr || !what->type || !is_favour(*what->type))) return;
    if (modal == Modal::must) {
      if (own || negated) return;
      act.type = EventType::request;
      act.targets = participants_.nearest(subjects, others_than(speakers));
      if (act.targets.empty()) return;
    } else {
      if (!own || what == nullptr || !what->type || *what->type == EventType::statement) return;
      const bool hostile = is_hostile(*what->type);
      // what a government announces is as good as done: "announced it would expel two diplomats"
      if (is_announcement(token(verb).lemma) && (hostile || is_concession(*what->type))) return;
      if (negated && hostile) return;  // "said it will not attack" is no refusal of anything asked
      act.type = negated ? EventType::reject : hostile ? EventType::threaten : EventType::agree;
      act.targets = participants_.nearest(objects_of(content), others_than(speakers));
      if (act.targets.empty() &&
          are_of_society(document_, speakers))  // "the party said it would boycott Togo's election"
        act.targets = participants_.nearest(objects_of(content), [&](std::uint32_t e) {
          return may_speak_(e) && std::ranges::find(speakers, e) == speakers.end();
        });
    }
    acts_.push_back(std::move(act));
  }

  /// "Said that the ban was illegal", "said returning the islands was out of the question": blame, refusal, praise.
  void add_judgement(std::uint32_t verb, std::uint32_t content, const std::vector<std::uint32_t>& speakers) {
    const auto type = judgement(content);
    if (!type || tree_.is_negated(content) || !tree_.has_child(content, Deprel::cop)) return;
    std::vector<std::uint32_t> judged;
    for (const std::uint32_t c : tree_.children(content))
      if (is_subject(token(c).deprel) || token(c).deprel == Deprel::csubj) judged.push_back(c);
    SpeechAct act{.verb = verb, .content = content, .type = *type, .sources = speakers};
    const bool is_of_proposal = std::ranges::any_of(judged, [&](std::uint32_t c) { return is_proposal(c); });
    if (token(content).lemma == "unacceptable" && is_of_proposal) act.type = EventType::reject;
    act.targets = participants_.nearest(judged, others_than(speakers));
    for (const std::uint32_t c : judged)  // what is judged is no event of its own: "returning the islands"
      if (token(c).deprel == Deprel::csubj) act.content = c;
    if (!act.targets.empty()) acts_.push_back(std::move(act));
  }

  /// What has not come about yet, so that finding it unacceptable is to refuse it.
  bool is_proposal(std::uint32_t subject) const {
    static const std::unordered_set<std::string_view> nouns{
        "proposal", "plan",    "offer", "demand",   "condition", "term",       "deal",
        "idea",     "request", "draft", "solution", "ultimatum", "compromise", "ban"};
    return token(subject).deprel == Deprel::csubj || nouns.contains(token(subject).lemma);
  }

  std::optional<EventType> judgement(std::uint32_t predicate) const {
    static const std::unordered_map<std::string_view, EventType> words{
        {"unacceptable", EventType::accuse},  {"inadmissible", EventType::reject},
        {"unthinkable", EventType::reject},   {"impossible", EventType::reject},
        {"inconceivable", EventType::reject}, {"unrealistic", EventType::reject},
        {"illegal", EventType::accuse},       {"unlawful", EventType::accuse},
        {"illegitimate", EventType::accuse},  {"unjustified", EventType::accuse},
        {"unfair", EventType::accuse},        {"outrageous", EventType::accuse},
        {"shameful", EventType::accuse},      {"disgraceful", EventType::accuse},
        {"barbaric", EventType::accuse},      {"criminal", EventType::accuse},
        {"provocative", EventType::accuse},   {"irresponsible", EventType::accuse},
        {"hypocritical", EventType::accuse},  {"absurd", EventType::accuse},
        {"intolerable", EventType::accuse},   {"deplorable", EventType::accuse},
        {"unprovoked", EventType::accuse},    {"reprehensible", EventType::accuse},
        {"inhumane", EventType::accuse},      {"undemocratic", EventType::accuse},
        {"provocation", EventType::accuse},   {"outrage", EventType::accuse},
        {"violation", EventType::accuse},     {"breach", EventType::accuse},
        {"disgrace", EventType::accuse},      {"admirable", EventType::support},
        {"commendable", EventType::support},  {"praiseworthy", EventType::support},
        {"heroic", EventType::support},       {"courageous", EventType::support}};
    if (token(predicate).lemma == "question" && tree_.preposition(predicate).find("out") != std::string::npos)
      return EventType::reject;  // "out of the question"
    const auto found = words.find(token(predicate).lemma);
    return found == words.end() ? std::nullopt : std::optional(found->second);
  }

  static bool is_violence(const Act* act) {
    return act != nullptr && (act->type == EventType::assault || act->type == EventType::coerce);
  }

  /// How much a verb of saying blames those of whom it tells: nothing, when what is told is harmless; all it tells.
  enum class Blame : std::uint8_t { of_those_who_hurt_the_speaker, of_violence, of_anything };

  static Blame blame_of(const std::string& lemma) {
    static const std::unordered_set<std::string_view> claims{"claim", "contend", "allege"};
    static const std::unordered_set<std::string_view> findings{"believe", "conclude", "suspect", "assert",   "maintain",
                                                               "argue",   "insist",   "think",   "determine"};
    if (claims.contains(lemma)) return Blame::of_anything;
    return findings.contains(lemma) ? Blame::of_violence : Blame::of_those_who_hurt_the_speaker;
  }

  /// "Concluded that Sudan had shelled the town", "claimed that Sudan sent spies": who says so accuses those who did.
  void add_allegation(std::uint32_t verb, std::uint32_t content, const std::vector<std::uint32_t>& speakers) {
    const Blame blame = blame_of(token(verb).lemma);
    const Clause& told = triggers_[content].clause;
    const bool is_violent = is_violence(triggers_[content].act) || std::ranges::any_of(told.at("obj"), [&](auto o) {
                              return triggers_[o].clause.light_verb == content && is_violence(triggers_[o].act);
                            });  // "ordered the murder"
    if (blame != Blame::of_anything && !is_violent) return;
    if (modal_of(content, false) != Modal::none || tree_.is_negated(content)) return;
    auto doers = named_by(told.is_passive ? told.at("subj") : understood_subject(document_, tree_, content));
    std::erase_if(doers, [&, others = others_than(speakers)](std::uint32_t e) { return !others(e); });
    if (doers.empty()) return;
    if (blame == Blame::of_those_who_hurt_the_speaker && !hurts(content, speakers, doers)) return;
    acts_.push_back({.verb = verb,
                     .content = content,
                     .is_content_told = true,
                     .type = EventType::accuse,
                     .sources = speakers,
                     .targets = std::move(doers)});
  }

  /// Whether something of the speakers' side hangs on the predicate, besides those who did it.
  bool hurts(std::uint32_t content, const std::vector<std::uint32_t>& speakers,
             const std::vector<std::uint32_t>& doers) const {
    const auto found = participants_.nearest(objects_of(content), [&](std::uint32_t e) {
      return std::ranges::find(doers, e) == doers.end() &&
             std::ranges::any_of(speakers, [&](std::uint32_t s) { return is_same_side(e, s); });
    });
    return !found.empty();
  }

  const Document& document_;
  const SyntaxTree& tree_;
  const Participants& participants_;
  const std::vector<Trigger>& triggers_;
  const std::function<bool(std::uint32_t)>& may_speak_;
  std::vector<SpeechAct> acts_;
};

}  // namespace

std::string cameo_of(const SpeechAct& act) {
  switch (act.type) {
    case EventType::threaten: return "130";
    case EventType::reject: return "120";
    case EventType::request: return "100";
    case EventType::accuse: return "111";
    case EventType::support: return "051";
    default: return "030";
  }
}

std::vector<SpeechAct> find_speech_acts(const Document& document, const SyntaxTree& tree,
                                        const Participants& participants, const std::vector<Trigger>& triggers,
                                        const std::function<bool(std::uint32_t entity)>& may_speak) {
  return Finder(document, tree, participants, triggers, may_speak).find();
}

}  // namespace entente
