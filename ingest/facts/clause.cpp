// SPDX-License-Identifier: Apache-2.0
#include "ingest/facts/clause.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>

namespace entente {
namespace {

/// Verbs whose infinitive keeps the subject although there is an object: "promised the voters to resign".
bool is_subject_control(std::string_view lemma) {
  static const std::unordered_set<std::string_view> verbs{"promise", "vow", "threaten", "pledge", "use"};
  return verbs.contains(lemma);
}

void add_own_subject(const Document& document, const SyntaxTree& tree, std::uint32_t verb,
                     std::vector<std::uint32_t>& out) {
  for (const std::uint32_t c : tree.children(verb))
    if (is_subject(document.tokens[c].deprel) || document.tokens[c].deprel == Deprel::csubj) out.push_back(c);
}

std::uint32_t object_of(const Document& document, const SyntaxTree& tree, std::uint32_t verb) {
  for (const std::uint32_t c : tree.children(verb))
    if (document.tokens[c].deprel == Deprel::obj) return c;
  for (const std::uint32_t c : tree.children(verb))
    if (document.tokens[c].deprel == Deprel::iobj) return c;
  return no_index;
}

/// "called on the ICAO to order": the person asked is in a prepositional phrase.
std::uint32_t oblique_addressee(const Document& document, const SyntaxTree& tree, std::uint32_t verb) {
  for (const std::uint32_t c : tree.children(verb)) {
    if (document.tokens[c].deprel != Deprel::obl) continue;
    const std::string preposition = tree.preposition(c);
    if (preposition == "on" || preposition == "upon" || preposition == "to" || preposition == "for" ||
        preposition == "with")
      return c;
  }
  return no_index;
}

bool has_infinitive_mark(const Document& document, const SyntaxTree& tree, std::uint32_t verb) {
  return std::ranges::any_of(tree.children(verb), [&](std::uint32_t c) {
    return document.tokens[c].deprel == Deprel::mark && document.tokens[c].lemma == "to";
  });
}

bool is_participle_past(const Token& token) {
  return token.features.verb_form == VerbForm::participle && token.features.tense == Tense::past;
}

/// The phrase that stands right before a finite verb without a subject: parsers lose a subject behind a long
/// adverbial ("As he left, the agency, a UN body, ruled …"). The largest nominal that ends there.
std::uint32_t phrase_before(const Document& document, const SyntaxTree& tree, std::uint32_t verb) {
  const std::uint32_t start = document.sentences[document.tokens[verb].sentence].first_token;
  std::uint32_t t = verb;
  while (t > start && (document.tokens[t - 1].upos == Upos::punct || document.tokens[t - 1].upos == Upos::aux ||
                       document.tokens[t - 1].upos == Upos::adv))
    --t;
  if (t == start) return no_index;
  const auto is_nominal = [&](std::uint32_t n) {
    return is_noun(document.tokens[n]) || document.tokens[n].upos == Upos::pron;
  };
  std::uint32_t best = t - 1;
  if (!is_nominal(best)) return no_index;
  for (std::uint32_t up = tree.head(best); up != no_index && up < verb; up = tree.head(up)) {
    const bool goes_on = document.tokens[best].deprel != Deprel::advcl && document.tokens[best].deprel != Deprel::obl;
    if (!is_nominal(up) || !goes_on || tree.extent(up).second > t + 1 || tree.has_child(up, Deprel::cop)) break;
    if (document.tokens[best].deprel == Deprel::appos && tree.has_child(up, Deprel::case_)) {
      // "en route to Moscow, the agency, a UN body, ruled": not the phrase that a preposition governs, but the first
      // behind it
      for (const std::uint32_t c : tree.children(up))
        if (document.tokens[c].deprel == Deprel::appos && tree.has_child(c, Deprel::det)) return c;
      return best;
    }
    best = up;
  }
  const Deprel deprel = document.tokens[best].deprel;
  return deprel == Deprel::obl || deprel == Deprel::nmod ? no_index : best;
}

/// "Donated and delivered goods to Mali", "condemned and rejected the plan": what stands behind two verbs joined by
/// "and" belongs to both.
void share_right(const Document& document, const SyntaxTree& tree, std::uint32_t verb, Clause& clause) {
  const auto add_from = [&](std::uint32_t other) {
    for (const std::uint32_t c : tree.children(other)) {
      if (c < verb || c < other) continue;
      const Deprel deprel = document.tokens[c].deprel;
      if (deprel == Deprel::obj && !clause.is_passive) {
        clause.slots["obj"].push_back(c);
      } else if (deprel == Deprel::obl) {
        const std::string preposition = tree.preposition(c);
        if (!preposition.empty() && preposition != "in") clause.slots[preposition].push_back(c);
      }
    }
  };
  constexpr std::uint32_t farthest = 4;  // tokens: "donated and personally delivered"
  const auto is_bare = [&](std::uint32_t v) {
    return std::ranges::none_of(tree.children(v), [&](std::uint32_t c) {
      const Deprel deprel = document.tokens[c].deprel;
      return c > v && deprel != Deprel::conj && deprel != Deprel::punct && deprel != Deprel::advmod;
    });
  };
  const auto are_close = [&](std::uint32_t first, std::uint32_t second) {
    if (second - first > farthest || document.tokens[second].upos != Upos::verb) return false;
    for (std::uint32_t t = first + 1; t < second; ++t)
      if (document.tokens[t].upos == Upos::punct) return false;
    return true;
  };
  if (document.tokens[verb].upos != Upos::verb || !is_bare(verb)) return;
  const std::uint32_t up = tree.head(verb);
  if (document.tokens[verb].deprel == Deprel::conj && up != no_index && document.tokens[up].upos == Upos::verb &&
      are_close(up, verb))
    return add_from(up);
  for (const std::uint32_t c : tree.children(verb))
    if (document.tokens[c].deprel == Deprel::conj && are_close(verb, c) && !tree.has_child(c, Deprel::nsubj))
      return add_from(c);
}

bool is_time(const Document& document, std::uint32_t token) {
  const auto after = std::ranges::upper_bound(document.times, token, {}, &TimeExpression::first_token);
  return after != document.times.begin() && token < std::prev(after)->end_token;
}

/// "Launched talks on Sunday between Mali and Niger": what hangs on the time belongs to the verb.
void add_behind_time(const Document& document, const SyntaxTree& tree, std::uint32_t time, Clause& clause) {
  for (const std::uint32_t c : tree.children(time)) {
    if (c < time || document.tokens[c].deprel != Deprel::nmod) continue;
    const std::string preposition = tree.preposition(c);
    if (!preposition.empty() && preposition != "of" && preposition != "in") clause.slots[preposition].push_back(c);
  }
}

/// "Killed up to 30 sailors": no phrase of place but whom it befell.
bool is_amount(const Document& document, const SyntaxTree& tree, std::uint32_t noun) {
  const std::uint32_t number = tree.child(noun, Deprel::nummod);
  return number != no_index && number >= 2 && document.tokens[number - 2].lemma == "up" &&
         document.tokens[number - 1].lemma == "to";
}

/// "Which" of "all of which imposed sanctions", wherever the parser hung it; or no_index.
std::uint32_t quantified_relative(const Document& document, std::uint32_t verb) {
  std::uint32_t t = verb;
  while (t > 0 && (document.tokens[t - 1].upos == Upos::adv || document.tokens[t - 1].upos == Upos::aux)) --t;
  if (t < 2 || document.tokens[t - 2].lemma != "of") return no_index;
  const std::string& lemma = document.tokens[t - 1].lemma;
  return lemma == "which" || lemma == "whom" ? t - 1 : no_index;
}

/// Verbs whose object does what a gerund behind them tells: "accused Peru of shelling", "thanked Peru for hosting".
bool is_object_control_of_gerund(std::string_view lemma, std::string_view mark) {
  static const std::unordered_set<std::string_view> with_of{"accuse", "suspect", "convict",
                                                            "acquit", "absolve", "warn"};
  static const std::unordered_set<std::string_view> with_for{
      "blame",     "criticize", "criticise", "condemn",  "praise", "thank",        "commend",
      "denounce",  "fault",     "rebuke",    "applaud",  "punish", "censure",      "sanction",
      "reprimand", "chide",     "salute",    "attack",   "slam",   "congratulate", "reproach",
      "castigate", "berate",    "jail",      "imprison", "arrest", "sentence",     "fine"};
  static const std::unordered_set<std::string_view> with_from{
      "stop", "prevent", "bar", "ban", "prohibit", "keep", "block", "deter", "dissuade", "exclude", "restrain"};
  if (mark == "of") return with_of.contains(lemma);
  if (mark == "for") return with_for.contains(lemma);
  return mark == "from" && with_from.contains(lemma);
}

/// The word that introduces the clause of the verb; empty when none does.
std::string_view clause_mark(const Document& document, const SyntaxTree& tree, std::uint32_t verb) {
  for (const std::uint32_t c : tree.children(verb))
    if (document.tokens[c].deprel == Deprel::mark || document.tokens[c].deprel == Deprel::case_)
      return document.tokens[c].lemma;
  return {};
}

/// Verbs that make somebody act: "led the allies to send troops".
bool is_causative(std::string_view lemma) {
  static const std::unordered_set<std::string_view> verbs{
      "lead",   "prompt",  "force", "cause",    "compel",   "drive",    "push",  "inspire",  "motivate", "induce",
      "oblige", "provoke", "spur",  "convince", "persuade", "pressure", "order", "instruct", "direct",   "encourage"};
  return verbs.contains(lemma);
}

}  // namespace

std::uint32_t relative_noun(const SyntaxTree& tree, std::uint32_t token) {
  const std::string& lemma = tree.at(token).lemma;
  if (lemma != "that" && lemma != "which") return token;
  const std::uint32_t verb = tree.head(token);
  return verb != no_index && tree.at(verb).deprel == Deprel::acl_relcl ? tree.head(verb) : token;
}

bool is_document(std::string_view lemma) {
  static const std::unordered_set<std::string_view> nouns{
      "letter", "statement", "report",     "note",     "resolution", "message", "speech", "article", "tweet",
      "decree", "order",     "communique", "document", "bill",       "law",     "post",   "video",   "declaration"};
  return nouns.contains(lemma);
}

bool is_passive(const Document& document, const SyntaxTree& tree, std::uint32_t verb) {
  for (const std::uint32_t c : tree.children(verb)) {
    const Deprel deprel = document.tokens[c].deprel;
    if (deprel == Deprel::nsubj_pass || deprel == Deprel::aux_pass || deprel == Deprel::obl_agent ||
        deprel == Deprel::csubj_pass)
      return true;
  }
  const Token& token = document.tokens[verb];
  if (token.deprel == Deprel::acl || token.deprel == Deprel::advcl || token.deprel == Deprel::amod)
    return is_participle_past(token) && !tree.has_child(verb, Deprel::aux) && !tree.has_child(verb, Deprel::obj);
  if (token.deprel == Deprel::conj && token.head != no_index && is_participle_past(token) &&
      !tree.has_child(verb, Deprel::nsubj) && !tree.has_child(verb, Deprel::obj))
    return is_passive(document, tree, token.head);
  return false;
}

std::vector<std::uint32_t> understood_subject(const Document& document, const SyntaxTree& tree, std::uint32_t verb,
                                              int depth) {
  std::vector<std::uint32_t> out;
  add_own_subject(document, tree, verb, out);
  if (!out.empty() || depth > 6) return out;
  const Token& token = document.tokens[verb];
  if (token.features.verb_form == VerbForm::finite && token.features.mood == Mood::indicative &&
      token.deprel != Deprel::conj && !tree.has_child(verb, Deprel::expl) && !tree.has_child(verb, Deprel::aux_pass))
    if (const std::uint32_t phrase = phrase_before(document, tree, verb); phrase != no_index) return {phrase};
  if (token.head == no_index) return out;
  const Token& governor = document.tokens[token.head];
  switch (token.deprel) {
    case Deprel::conj:
      if (token.features.verb_form == VerbForm::finite && governor.features.verb_form != VerbForm::finite &&
          !tree.has_child(token.head, Deprel::aux) && is_clause(governor.deprel) && governor.head != no_index &&
          document.tokens[governor.head].upos == Upos::verb)  // "accused Peru of shelling a village and blamed Chile"
        return understood_subject(document, tree, governor.head, depth + 1);
      if (governor.upos == Upos::verb || governor.upos == Upos::aux || governor.upos == Upos::adj ||
          governor.upos == Upos::noun)
        return understood_subject(document, tree, token.head, depth + 1);
      break;
    case Deprel::xcomp: {
      const std::uint32_t object = object_of(document, tree, token.head);
      if (object != no_index && !is_subject_control(governor.lemma)) return {object};
      if (object == no_index && has_infinitive_mark(document, tree, verb) && !is_subject_control(governor.lemma))
        if (const std::uint32_t addressee = oblique_addressee(document, tree, token.head);
            addressee != no_index && governor.upos == Upos::verb)
          return {addressee};
      return understood_subject(document, tree, token.head, depth + 1);
    }
    case Deprel::ccomp:
      if (!tree.has_child(verb, Deprel::nsubj) && governor.upos == Upos::verb)
        return understood_subject(document, tree, token.head, depth + 1);
      break;
    case Deprel::advcl:
      if (governor.upos == Upos::verb || governor.upos == Upos::adj) {
        if (const std::uint32_t object = object_of(document, tree, token.head); object != no_index) {
          if (is_causative(governor.lemma) && has_infinitive_mark(document, tree, verb)) return {object};
          if (is_object_control_of_gerund(governor.lemma, clause_mark(document, tree, verb))) return {object};
        }
        if (has_infinitive_mark(document, tree, verb))  // "called on the ICAO to order …" may be parsed this way
          if (const std::uint32_t addressee = oblique_addressee(document, tree, token.head);
              addressee != no_index && governor.lemma == "call")
            return {addressee};
        return understood_subject(document, tree, token.head, depth + 1);
      }
      break;
    case Deprel::acl: {
      if (governor.upos == Upos::verb) return understood_subject(document, tree, token.head, depth + 1);
      const bool is_infinitive = has_infinitive_mark(document, tree, verb);
      const bool is_gerund_after_preposition =
          tree.has_child(verb, Deprel::mark) || tree.has_child(verb, Deprel::case_);
      if (!is_infinitive && !is_gerund_after_preposition) {
        // "sent a letter requesting": letters do not act, their sender does; "troops fighting in Syria"
        if (is_document(governor.lemma) && governor.head != no_index && governor.deprel == Deprel::obj)
          return understood_subject(document, tree, governor.head, depth + 1);
        return {token.head};
      }
      for (const std::uint32_t c : tree.children(token.head))  // "Malaysia's interest in negotiating"
        if (document.tokens[c].deprel == Deprel::nmod_poss) return {c};
      for (const std::uint32_t c : tree.children(token.head))
        if ((document.tokens[c].deprel == Deprel::amod || document.tokens[c].deprel == Deprel::compound) &&
            document.tokens[c].upos == Upos::propn)
          return {c};
      if (governor.head != no_index && (governor.deprel == Deprel::obj || governor.deprel == Deprel::obl))
        return understood_subject(document, tree, governor.head, depth + 1);
      break;
    }
    case Deprel::acl_relcl: {
      // "the ministers who met": the relative pronoun is a subject of its own; a clause without one: "the man Russia
      // jailed"
      if (const std::uint32_t which = quantified_relative(document, verb); which != no_index) return {which};
      break;
    }
    case Deprel::parataxis:
    case Deprel::advcl_relcl: break;
    case Deprel::nmod:
    case Deprel::obl:
      if (token.upos == Upos::verb && governor.head != no_index)
        return understood_subject(document, tree, token.head, depth + 1);
      break;
    default: break;
  }
  return out;
}

void add_nominal_arguments(const Document& document, const SyntaxTree& tree, std::uint32_t noun, Clause& clause) {
  for (const std::uint32_t c : tree.children(noun)) {
    const Token& child = document.tokens[c];
    switch (child.deprel) {
      case Deprel::nmod_poss: clause.slots["poss"].push_back(c); break;
      case Deprel::amod:
      case Deprel::compound:
      case Deprel::nmod_desc: clause.slots["mod"].push_back(c); break;
      case Deprel::nmod:
      case Deprel::obl: {
        const std::string preposition = tree.preposition(c);
        if (!preposition.empty()) clause.slots[preposition].push_back(c);
        break;
      }
      case Deprel::acl: clause.slots["comp"].push_back(c); break;
      default: break;
    }
  }
}

Clause verb_clause(const Document& document, const SyntaxTree& tree, std::uint32_t verb) {
  Clause clause{.predicate = verb, .is_passive = is_passive(document, tree, verb)};
  const Token& token = document.tokens[verb];
  auto subject = understood_subject(document, tree, verb);
  if (clause.is_passive) {
    if (token.deprel == Deprel::acl && subject.empty()) subject.push_back(token.head);
    if (!subject.empty()) clause.slots["obj"] = subject;
  } else if (!subject.empty()) {
    clause.slots["subj"] = subject;
  }
  for (const std::uint32_t c : tree.children(verb)) {
    const Token& child = document.tokens[c];
    switch (child.deprel) {
      case Deprel::obj: clause.slots[clause.is_passive ? "obj2" : "obj"].push_back(c); break;
      case Deprel::iobj: clause.slots["iobj"].push_back(c); break;
      case Deprel::obl_agent: clause.slots["subj"].push_back(c); break;
      case Deprel::ccomp:
      case Deprel::xcomp: clause.slots["comp"].push_back(c); break;
      case Deprel::advcl:
        if (has_infinitive_mark(document, tree, c)) clause.slots["comp"].push_back(c);
        break;
      case Deprel::obl:
      case Deprel::nmod: {
        const std::string preposition = tree.preposition(c);
        if (is_time(document, c)) add_behind_time(document, tree, c, clause);
        if (is_amount(document, tree, c))
          clause.slots[clause.is_passive ? "obj2" : "obj"].push_back(c);  // "killed up to 30 sailors"
        else if (!preposition.empty()) clause.slots[preposition].push_back(c);
        break;
      }
      default: break;
    }
  }
  share_right(document, tree, verb, clause);
  // "imposed sanctions on Russia": the phrase may hang on the object
  for (const std::uint32_t object : clause.at("obj")) {
    if (is_subject(document.tokens[object].deprel) && !clause.is_passive) continue;
    for (const std::uint32_t c : tree.children(object)) {
      if (document.tokens[c].deprel != Deprel::nmod) continue;
      const std::string preposition = tree.preposition(c);
      if (!preposition.empty() && preposition != "of" && !clause.slots.contains(preposition))
        clause.slots[preposition].push_back(c);
    }
  }
  // "the deal that Russia signed", "the man Russia jailed": the object is the noun the clause hangs on
  if (token.deprel == Deprel::acl_relcl && token.head != no_index && !clause.is_passive && clause.at("obj").empty() &&
      !clause.at("subj").empty()) {
    const bool subject_is_relative = std::ranges::any_of(clause.at("subj"), [&](std::uint32_t s) {
      return document.tokens[s].upos == Upos::pron && document.tokens[s].span.begin < token.span.begin &&
             (document.tokens[s].lemma == "who" || document.tokens[s].lemma == "which" ||
              document.tokens[s].lemma == "that");
    });
    if (!subject_is_relative) clause.slots["obj"].push_back(token.head);
  }
  return clause;
}

}  // namespace entente
