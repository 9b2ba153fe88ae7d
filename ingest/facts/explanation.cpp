// SPDX-License-Identifier: Apache-2.0
#include "ingest/facts/explanation.h"

#include <algorithm>
#include <map>

#include "ingest/facts/participants.h"
#include "ingest/syntax_tree.h"

namespace entente {
namespace {

class Explainer {
 public:
  Explainer(const Document& document, const Ontology& ontology)
      : document_(document),
        ontology_(ontology),
        tree_(document),
        participants_(document, tree_),
        triggers_(find_triggers(document, tree_, participants_, ontology.lexicon())) {
    for (std::uint32_t e = 0; e < document.events.size(); ++e) events_.emplace(document.events[e].trigger, e);
    for (const RefusedEvent& r : document.refused) refusals_.emplace(r.trigger, r.reason);
  }

  std::vector<WordExplanation> explain() const {
    std::vector<WordExplanation> out;
    for (std::uint32_t t = 0; t < document_.tokens.size(); ++t)
      if (auto word = explain(t); is_telling(word)) out.push_back(std::move(word));
    return out;
  }

 private:
  WordExplanation explain(std::uint32_t t) const {
    WordExplanation out{.token = t, .trigger = triggers_[t]};
    if (const auto event = events_.find(t); event != events_.end()) {
      out.event = event->second;
      out.factors = factors_of(document_, tree_, ontology_, document_.events[out.event]);
    }
    if (const auto refusal = refusals_.find(t); refusal != refusals_.end()) out.refusal = refusal->second;
    if (out.event != no_index || out.trigger.act != nullptr)
      out.status = status_of(document_, tree_, participants_, triggers_, t);
    if (out.trigger.act == nullptr && !out.trigger.is_consumed) add_misfits(out);
    return out;
  }

  void add_misfits(WordExplanation& word) const {
    const Token& token = document_.tokens[word.token];
    if (token.upos != Upos::verb && token.upos != Upos::noun && token.upos != Upos::adj) return;
    const auto acts = ontology_.lexicon().acts_of(token.lemma);
    word.is_unknown = acts.empty() && token.upos == Upos::verb && has_party(word.token);
    for (const std::uint32_t a : acts) {
      const Act& act = ontology_.lexicon().acts()[a];
      if (act.word == ActWord::light) continue;
      const Mismatch reason = mismatch_of(document_, tree_, participants_, ontology_.lexicon(), word.token, act);
      if (reason != Mismatch::word_class) word.misfits.push_back({.act = &act, .reason = reason});
    }
  }

  bool has_party(std::uint32_t verb) const {
    const Clause clause = verb_clause(document_, tree_, verb);
    return std::ranges::any_of(clause.slots, [&](const auto& slot) {
      return std::ranges::any_of(slot.second, [&](std::uint32_t f) { return !participants_.fillers(f).empty(); });
    });
  }

  static bool is_telling(const WordExplanation& word) {
    return word.trigger.act != nullptr || word.event != no_index || word.is_unknown || !word.misfits.empty();
  }

  const Document& document_;
  const Ontology& ontology_;
  SyntaxTree tree_;
  Participants participants_;
  std::vector<Trigger> triggers_;
  std::map<std::uint32_t, std::uint32_t> events_;  // trigger → event
  std::map<std::uint32_t, Refusal> refusals_;      // trigger → why not
};

}  // namespace

std::vector<WordExplanation> explain_words(const Document& document, const Ontology& ontology) {
  return Explainer(document, ontology).explain();
}

}  // namespace entente
