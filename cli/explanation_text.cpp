// SPDX-License-Identifier: Apache-2.0
#include "cli/explanation_text.h"

#include <algorithm>
#include <iomanip>
#include <sstream>
#include <string_view>
#include <vector>

#include "cli/table.h"
#include "ingest/facts/bonds.h"
#include "ingest/facts/explanation.h"
#include "ingest/facts/participants.h"
#include "ingest/syntax_tree.h"

namespace entente {
namespace {

std::string_view name_of(Role role) {
  switch (role) {
    case Role::source: return "source";
    case Role::target: return "target";
    case Role::both: return "both sides";
    case Role::place: return "place";
    case Role::topic: return "topic";
    case Role::none: return "no party";
  }
  return {};
}

std::string_view name_of(Effect effect) {
  switch (effect) {
    case Effect::none: return "nothing";
    case Effect::asserted: return "asserted";
    case Effect::denied: return "denied";
    case Effect::future: return "future";
    case Effect::hypothetical: return "hypothetical";
    case Effect::attributed: return "attributed";
  }
  return {};
}

class Writer {
 public:
  Writer(const Document& document, const Ontology& ontology)
      : document_(document),
        tree_(document),
        participants_(document, tree_),
        words_(explain_words(document, ontology)) {}

  std::string write() {
    out_ << document_.article.id;
    if (!document_.article.title.empty()) out_ << "  " << on_one_line(document_.article.title);
    out_ << '\n';
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) sentence(s);
    return std::move(out_).str();
  }

 private:
  std::string words(Span span) const { return on_one_line(text_of(document_, span)); }
  std::string quoted(Span span) const { return "“" + words(span) + "”"; }
  std::string word(std::uint32_t t) const { return words(document_.tokens[t].span); }
  const std::string& name(std::uint32_t entity) const { return document_.entities[entity].entity.name; }
  std::uint32_t sentence_of(std::uint32_t t) const { return document_.tokens[t].sentence; }

  std::string names(const std::vector<std::uint32_t>& entities) const {
    std::string out;
    for (const std::uint32_t e : entities) (out += out.empty() ? "" : ", ") += name(e);
    return out.empty() ? "nobody" : out;
  }

  void sentence(std::uint32_t s) {
    out_ << '\n' << s + 1 << "  " << quoted(document_.sentences[s].span) << '\n';
    for (const Mention& m : document_.mentions)
      if (sentence_of(m.head) == s) mention(m);
    for (const TimeExpression& time : document_.times)
      if (sentence_of(time.first_token) == s)
        out_ << "   time     " << words(time.span) << " = " << (time.value.empty() ? "unresolved" : time.value) << '\n';
    for (const WordExplanation& w : words_)
      if (sentence_of(w.token) == s) explain(w);
    for (const FoundRelation& r : document_.relations)
      if (!r.is_background && sentence_around(r.evidence) == s) relation(r);
  }

  std::uint32_t sentence_around(Span span) const {
    const auto after = std::ranges::upper_bound(document_.sentences, span.begin, {},
                                                [](const Sentence& sentence) { return sentence.span.begin; });
    return static_cast<std::uint32_t>(after - document_.sentences.begin()) - 1;
  }

  void mention(const Mention& m) {
    out_ << "   mention  " << words(m.span) << " = ";
    if (m.is_collective) out_ << names(m.members);
    else if (m.entity == no_index) out_ << '?';
    else out_ << name(m.entity) << " <" << document_.entities[m.entity].entity.id << '>';
    out_ << ", " << entente::name_of(m.by);
    if (m.by == Resolution::chosen || m.by == Resolution::shortened) named_last(m);
    out_ << '\n';
  }

  /// Where the entity was named last before the mention.
  void named_last(const Mention& m) {
    const Mention* last = nullptr;
    for (const std::uint32_t i : document_.entities[m.entity].mentions)
      if (document_.mentions[i].span.begin < m.span.begin && document_.mentions[i].kind == MentionKind::name)
        last = &document_.mentions[i];
    if (last != nullptr) out_ << ": " << quoted(last->span) << " in sentence " << sentence_of(last->head) + 1;
  }

  void explain(const WordExplanation& w) {
    out_ << "   word     " << word(w.token);
    if (w.trigger.act != nullptr) act(*w.trigger.act);
    else if (w.is_unknown) out_ << ", not in the lexicon";
    out_ << '\n';
    for (const Misfit& m : w.misfits)
      out_ << "     not " << m.act->phrase << " (" << m.act->origin << "): " << entente::name_of(m.reason) << '\n';
    if (w.trigger.act != nullptr) arguments(w);
    if (w.event != no_index) event(w);
    else if (w.refusal) out_ << "     no event: " << entente::name_of(*w.refusal) << '\n';
    else if (w.trigger.act != nullptr && w.trigger.act->type) out_ << "     no event\n";
  }

  void act(const Act& act) {
    out_ << ", " << act.phrase << " (" << act.origin << ")";
    if (act.type) out_ << ": " << entente::name_of(*act.type) << ", " << act.mode;
    if (act.type && !act.cameo.empty()) out_ << ", CAMEO " << act.cameo;
    if (act.effect != Effect::none) out_ << (act.type ? "; " : ": ") << "what follows is " << name_of(act.effect);
  }

  void arguments(const WordExplanation& w) {
    const Clause& clause = w.trigger.clause;
    if (clause.is_passive) out_ << "     passive\n";
    if (clause.light_verb != no_index) out_ << "     carried by " << word(clause.light_verb) << '\n';
    for (const auto& [slot, fillers] : clause.slots)
      for (const std::uint32_t filler : fillers) {
        out_ << "     " << slot << ": " << word(filler) << " (" << path(w.token, filler) << ')';
        if (const auto role = role_of(*w.trigger.act, slot)) out_ << ", " << name_of(*role);
        if (const auto found = participants_.fillers(filler); !found.empty()) out_ << " = " << names(found);
        out_ << '\n';
      }
  }

  /// The arcs from the word to the filler, "<" upwards: "nsubj", "<xcomp nsubj".
  std::string path(std::uint32_t from, std::uint32_t to) const {
    std::vector<std::uint32_t> down;
    for (std::uint32_t t = to; t != no_index && t != from && !tree_.is_below(from, t); t = tree_.head(t))
      down.push_back(t);
    const std::uint32_t top = down.empty() ? to : tree_.head(down.back());
    std::string out;
    const auto add = [&](std::string_view mark, std::uint32_t t) {
      ((out += out.empty() ? "" : " ") += mark) += entente::name_of(document_.tokens[t].deprel);
    };
    for (std::uint32_t t = from; t != top && t != no_index; t = tree_.head(t)) add("<", t);
    for (const std::uint32_t t : std::vector(down.rbegin(), down.rend())) add("", t);
    return out;
  }

  void event(const WordExplanation& w) {
    const FoundEvent& e = document_.events[w.event];
    out_ << "     event " << entente::name_of(e.type) << ": " << names(e.sources);
    if (!e.targets.empty()) out_ << " -> " << names(e.targets);
    if (w.trigger.act != nullptr && e.rule != w.trigger.act->phrase) out_ << ", by rule " << e.rule;
    out_ << '\n';
    for (const auto* parties : {&e.sources, &e.targets})
      for (const std::uint32_t party : *parties) understood(w, party);
    if (e.place != no_index) out_ << "       place " << name(e.place) << place_source(e) << '\n';
    if (e.time != no_index) time(e);
    else if (!e.time_value.empty())
      out_ << "       time " << e.time_value
           << (document_.article.published.starts_with(e.time_value) ? ", about when the article appeared"
                                                                     : ", as the story goes on")
           << '\n';
    status(e, w.status);
    for (const std::uint32_t s : e.more_sentences) out_ << "       told again in sentence " << s + 1 << '\n';
    confidence(e.confidence, w.factors, event_factors());
  }

  /// A party that stands in no slot of what fired: how it hangs on the word, or that it is from another sentence.
  void understood(const WordExplanation& w, std::uint32_t party) {
    for (const auto& [slot, fillers] : w.trigger.clause.slots)
      for (const std::uint32_t filler : fillers)
        if (const auto found = participants_.fillers(filler); std::ranges::find(found, party) != found.end()) return;
    const Bond bond = bond_of(document_, tree_, w.token, party);
    out_ << "       " << name(party) << ": ";
    if (bond.mention == no_index) out_ << "not in this sentence, understood\n";
    else
      out_ << quoted(document_.mentions[bond.mention].span) << " ("
           << path(w.token, document_.mentions[bond.mention].head) << ")\n";
  }

  std::string place_source(const FoundEvent& e) const {
    const bool is_here = std::ranges::any_of(document_.entities[e.place].mentions, [&](std::uint32_t m) {
      return sentence_of(document_.mentions[m].head) == sentence_of(e.trigger);
    });
    return is_here ? "" : ", as the story goes on";
  }

  void time(const FoundEvent& e) {
    const TimeExpression& t = document_.times[e.time];
    out_ << "       time " << t.calendar << ", " << quoted(t.span);
    if (sentence_of(t.first_token) != sentence_of(e.trigger)) out_ << " in sentence " << sentence_of(t.first_token) + 1;
    out_ << '\n';
  }

  void status(const FoundEvent& e, const Status& status) {
    out_ << "       " << entente::name_of(e.modality);
    for (std::size_t i = 0; i < status.cues.size(); ++i)
      out_ << (i == 0 ? " by " : ", ") << quoted(document_.tokens[status.cues[i]].span);
    out_ << '\n';
    if (e.attributed_to == no_index) return;
    out_ << "       as " << name(e.attributed_to) << " says";
    if (status.said_by != no_index) out_ << ", by " << quoted(document_.tokens[status.said_by].span);
    out_ << '\n';
  }

  void relation(const FoundRelation& r) {
    out_ << "   relation " << name(r.head) << ' ' << entente::name_of(r.type) << ' ' << name(r.tail) << ", by "
         << (r.rule.empty() ? "the wording" : r.rule) << ": " << quoted(r.evidence) << '\n';
    if (r.modality != Modality::asserted) out_ << "       " << entente::name_of(r.modality) << '\n';
    confidence(r.confidence, factors_of(document_, r), relation_factors());
  }

  void confidence(double value, const Factors& factors, std::span<const Factor> table) {
    out_ << "       confidence " << std::fixed << std::setprecision(3) << value << ':';
    for (std::size_t i = 0; i < factors.size(); ++i) {
      const Factor& factor = table[factors[i]];
      out_ << (i == 0 ? " " : ", ") << factor.name << ' ' << std::showpos << std::setprecision(2)
           << factor.weight / 100.0 << std::noshowpos;
    }
    out_ << '\n';
  }

  const Document& document_;
  SyntaxTree tree_;
  Participants participants_;
  std::vector<WordExplanation> words_;
  std::ostringstream out_;
};

}  // namespace

std::string explanation_text(const Document& document, const Ontology& ontology) {
  return Writer(document, ontology).write();
}

}  // namespace entente
