// SPDX-License-Identifier: Apache-2.0
#include "ingest/facts/predicates.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "ingest/facts/clause.h"
#include "ingest/facts/happenings.h"
#include "ingest/facts/participants.h"
#include "ingest/syntax_tree.h"

namespace entente {
namespace {

using Words = std::unordered_set<std::string_view>;

/// Verbs whose subject undergoes: "the jet landed", "shares fell". Their noun's possessor does too.
bool has_theme_subject(std::string_view lemma) {
  static const Words words{
      "appear",    "arise",  "arrive",  "be",       "become",  "begin",    "belong",   "break",  "climb",  "close",
      "collapse",  "come",   "consist", "continue", "crash",   "decline",  "decrease", "depart", "die",    "differ",
      "disappear", "drop",   "emerge",  "end",      "exist",   "expire",   "explode",  "fail",   "fall",   "finish",
      "fluctuate", "follow", "grow",    "happen",   "improve", "increase", "jump",     "land",   "last",   "lie",
      "look",      "occur",  "open",    "persist",  "plummet", "plunge",   "reach",    "remain", "result", "retire",
      "return",    "rise",   "seem",    "shrink",   "sink",    "slide",    "slip",     "slump",  "soar",   "stand",
      "start",     "stay",   "surge",   "tumble",   "vanish",  "weaken",   "worsen",
  };
  return words.contains(lemma);
}

bool has_theme_possessor(std::string_view noun) {
  static const Words words{"accident",    "appearance",    "arrival",  "bankruptcy",     "birth",    "collapse",
                           "crash",       "creation",      "death",    "decline",        "demise",   "destruction",
                           "development", "disappearance", "disaster", "drop",           "end",      "failure",
                           "fall",        "foundation",    "growth",   "implementation", "increase", "launch",
                           "loss",        "production",    "release",  "removal",        "rise",     "sale",
                           "start",       "success",       "trial"};
  return words.contains(noun);
}

/// How a preposition ties a participant to a verb or noun; "" when what it brings is hardly ever one.
std::string_view role_of_preposition(std::string_view preposition, bool is_noun, bool is_located) {
  static const Words places{"in", "at", "near", "on", "off", "outside", "inside", "within", "over", "across", "around"};
  static const Words recipients{"to", "from", "for", "against", "into", "onto", "toward", "towards", "among", "out of"};
  if (preposition == "of") return "Arg1";
  if (preposition == "between" || (preposition == "by" && is_noun)) return "Arg0";
  if (preposition == "with") return is_noun ? "Arg1" : "Arg2";
  if (places.contains(preposition)) return is_located ? "Argm-LOC" : "";
  if (recipients.contains(preposition)) return "Arg2";
  return "";
}

class Finder {
 public:
  Finder(const Document& document, const Lexicon& lexicon)
      : document_(document), lexicon_(lexicon), tree_(document), participants_(document, tree_), in_(document) {}

  std::vector<Predicate> find() {
    for (std::uint32_t t = 0; t < document_.tokens.size(); ++t) is_predicate_.push_back(tells_happening(t));
    std::vector<Predicate> out;
    for (std::uint32_t t = 0; t < document_.tokens.size(); ++t)
      if (is_predicate_[t]) out.push_back({.token = t, .arguments = arguments_of(t)});
    return out;
  }

 private:
  /// Which tokens stand in a name or a time.
  struct Covered {
    explicit Covered(const Document& document) : name(document.tokens.size()), time(document.tokens.size()) {
      for (const Mention& m : document.mentions)
        if (m.kind == MentionKind::name) std::fill(name.begin() + m.first_token, name.begin() + m.end_token, true);
      for (const TimeExpression& e : document.times)
        std::fill(time.begin() + e.first_token, time.begin() + e.end_token, true);
    }
    std::vector<bool> name;
    std::vector<bool> time;
  };

  const Token& token(std::uint32_t t) const { return document_.tokens[t]; }

  bool tells_happening(std::uint32_t t) const {
    const Token& own = token(t);
    if (own.deprel == Deprel::cop) return true;
    if (own.upos == Upos::verb) {
      const bool is_modifier =
          own.deprel == Deprel::amod || own.deprel == Deprel::case_ || own.deprel == Deprel::compound;
      return !is_modifier && own.deprel != Deprel::mark && !in_.name[t];
    }
    if (own.upos == Upos::noun && !in_.time[t]) return is_happening(own.lemma, lexicon_, has_participant(t));
    return false;
  }

  bool has_participant(std::uint32_t noun) const {
    return std::ranges::any_of(tree_.children(noun), [&](std::uint32_t c) {
      return token(c).deprel == Deprel::nmod_poss || (token(c).deprel == Deprel::nmod && tree_.preposition(c) == "of");
    });
  }

  std::vector<Argument> arguments_of(std::uint32_t t) const {
    std::vector<Argument> out;
    const bool is_noun = token(t).upos == Upos::noun;
    const Clause clause = clause_of(t);
    for (const auto& [slot, fillers] : clause.slots) {
      if (slot == "comp") continue;
      for (const std::uint32_t filler : fillers)
        for (const std::uint32_t c : conjuncts_after(filler)) add(out, t, clause, slot, c, is_noun);
    }
    std::ranges::stable_sort(out, {}, &Argument::first_token);
    return out;
  }

  Clause clause_of(std::uint32_t t) const {
    const Token& own = token(t);
    if (own.upos == Upos::noun) {
      Clause clause{.predicate = t};
      add_nominal_arguments(document_, tree_, t, clause);
      return clause;
    }
    if (own.deprel != Deprel::cop || own.head == no_index) return verb_clause(document_, tree_, t);
    Clause clause{.predicate = t};  // "the A380 is the first": who is and what
    clause.slots["subj"] = understood_subject(document_, tree_, own.head);
    if (token(own.head).upos != Upos::adj && token(own.head).upos != Upos::verb) clause.slots["obj"] = {own.head};
    return clause;
  }

  std::vector<std::uint32_t> conjuncts_after(std::uint32_t filler) const {
    if (filler != tree_.first_conjunct(filler)) return {filler};
    return tree_.conjuncts(filler);
  }

  void add(std::vector<Argument>& out, std::uint32_t predicate, const Clause& clause, const std::string& slot,
           std::uint32_t filler, bool is_noun) const {
    if (!may_take_part(filler) || filler == predicate) return;
    const auto entities = participants_.fillers(filler);
    const std::uint32_t entity = entities.size() == 1 ? entities.front() : no_index;
    const std::string_view role = role_in(predicate, clause, slot, filler, entity, is_noun);
    if (role.empty() || std::ranges::find(out, filler, &Argument::head) != out.end()) return;
    const auto [first, end] = phrase(filler);
    out.push_back(
        {.head = filler, .first_token = first, .end_token = end, .role = role, .slot = slot, .entity = entity});
  }

  /// Not a time, a clause, a happening, an amount, an empty "it" or "there", a word that points at a whole sentence.
  bool may_take_part(std::uint32_t t) const {
    const Token& own = token(t);
    if (in_.time[t] || own.deprel == Deprel::expl) return false;
    if (participants_.mention_at(t) != no_index) return true;
    if (is_predicate_[t] || is_amount(t)) return false;
    if (own.upos == Upos::pron) return own.lemma != "this" && own.lemma != "what" && own.lemma != "there";
    return own.upos == Upos::noun || own.upos == Upos::propn || own.upos == Upos::num;
  }

  /// "$5 million", "30 percent", "998 points", but not "two of the engines".
  bool is_amount(std::uint32_t t) const {
    static const Words units{"percent",   "point",     "dollar", "euro",  "pound", "yuan",
                             "yen",       "rouble",    "ruble",  "rupee", "cent",  "mile",
                             "kilometre", "kilometer", "level",  "half",  "third", "quarter"};
    const Token& own = token(t);
    if (own.upos == Upos::sym || units.contains(own.lemma)) return true;
    return own.upos == Upos::num && !has_participant(t);
  }

  bool is_located(std::uint32_t filler, std::uint32_t entity) const {
    if (entity != no_index) {
      const EntityType type = document_.entities[entity].entity.type;
      return type == EntityType::place || type == EntityType::state;
    }
    static const Words nouns{"market", "airport", "city", "country", "region", "area", "site", "plant", "factory"};
    return nouns.contains(token(filler).lemma);
  }

  std::string_view role_in(std::uint32_t predicate, const Clause& clause, const std::string& slot, std::uint32_t filler,
                           std::uint32_t entity, bool is_noun) const {
    const std::string& lemma = token(predicate).lemma;
    if (slot == "obj")
      return token(predicate).deprel == Deprel::cop ? "Arg2" : clause.at("obj2").empty() ? "Arg1" : "Arg2";
    if (slot == "obj2") return "Arg1";
    if (slot == "iobj") return "Arg2";
    if (slot == "subj") return has_theme_subject(lemma) && clause.at("obj").empty() ? "Arg1" : "Arg0";
    if (slot == "poss") return has_theme_possessor(lemma) ? "Arg1" : "Arg0";
    if (slot == "mod") {
      if (participants_.mention_at(filler) == no_index) return "";
      return has_theme_possessor(lemma) ? "Arg1" : "Arg0";
    }
    return role_of_preposition(slot, is_noun, is_located(filler, entity));
  }

  /// The noun phrase: without its preposition, clauses, appositions and conjuncts; "of" phrases stay.
  std::pair<std::uint32_t, std::uint32_t> phrase(std::uint32_t head) const {
    std::uint32_t first = head;
    std::uint32_t end = head + 1;
    for (const std::uint32_t c : tree_.children(head)) {
      if (!is_part(c)) continue;
      const auto [from, until] = tree_.extent(c);
      first = std::min(first, from);
      if (c > head) end = std::max(end, until);
    }
    return {first, end};
  }

  bool is_part(std::uint32_t child) const {
    switch (token(child).deprel) {
      case Deprel::det:
      case Deprel::det_predet:
      case Deprel::amod:
      case Deprel::compound:
      case Deprel::flat:
      case Deprel::nummod:
      case Deprel::nmod_poss:
      case Deprel::nmod_desc:
      case Deprel::goeswith:
      case Deprel::fixed: return true;
      case Deprel::nmod: return tree_.preposition(child) == "of";
      default: return false;
    }
  }

  const Document& document_;
  const Lexicon& lexicon_;
  SyntaxTree tree_;
  Participants participants_;
  Covered in_;
  std::vector<bool> is_predicate_;
};

}  // namespace

std::vector<Predicate> find_predicates(const Document& document, const Lexicon& lexicon) {
  return Finder(document, lexicon).find();
}

}  // namespace entente
