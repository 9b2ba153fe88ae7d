// SPDX-License-Identifier: Apache-2.0
#include "ontology/check.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <unordered_set>

#include "base/utf8.h"
#include "ontology/gazetteer.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 53> kinds{"city",       "capital",
                                                 "region",     "first-level-unit",
                                                 "sea",        "strait",
                                                 "river",      "island",
                                                 "base",       "building",
                                                 "continent",  "disputed-area",
                                                 "airport",    "mountain",
                                                 "canal",      "lake",
                                                 "desert",     "peninsula",
                                                 "port",       "valley",
                                                 "district",   "village",
                                                 "town",       "dam",
                                                 "igo",        "bloc",
                                                 "alliance",   "forum",
                                                 "court",      "bank",
                                                 "un-body",    "ministry",
                                                 "government", "parliament",
                                                 "military",   "intelligence",
                                                 "police",     "central-bank",
                                                 "agency",     "armed-group",
                                                 "party",      "company",
                                                 "airline",    "media",
                                                 "university", "think-tank",
                                                 "ngo",        "religious",
                                                 "opposition", "embassy-network",
                                                 "sports",     "crime-group",
                                                 "movement"};

constexpr std::array<std::string_view, 27> sectors{"GOV", "MIL", "REB", "OPP", "LEG", "JUD", "SPY", "COP", "MED",
                                                   "EDU", "BUS", "REL", "CVL", "IGO", "NGO", "UAF", "PTY", "CRM",
                                                   "JRN", "ELI", "LAB", "REF", "AGR", "PRM", "SET", "IMG", "UNK"};

template <class Range>
bool contains(const Range& all, std::string_view one) {
  return std::ranges::find(all, one) != std::ranges::end(all);
}

bool is_in_order(Date from, Date until) {
  return !is_known(from) || !is_known(until) || first_day(from) <= last_day(until);
}

bool is_present(const WorldEntity& e) { return !is_known(e.until); }

class WorldCheck {
 public:
  WorldCheck(const World& world, Diagnostics& wrong) : world_(world), wrong_(wrong) {}

  void check() {
    for (std::uint32_t i = 0; i < world_.entities.size(); ++i) check_entity(i);
    check_codes();
    check_posts();
    check_tenures();
    for (const Membership& m : world_.memberships) {
      if (!is_in_order(m.from, m.until)) say(m.origin, "a membership ends before it begins");
      if (type_of(m.organisation) != EntityType::organisation)
        say(m.origin, quoted(m.organisation) + " has members but is no organisation");
    }
    for (const auto& [a, b] : world_.borders)
      if (a == b || type_of(a) == EntityType::person || type_of(b) == EntityType::person)
        say(a, quoted(a) + " cannot border on " + quoted(b));
  }

 private:
  EntityType type_of(std::uint32_t i) const { return world_.entities[i].entity.type; }
  std::string quoted(std::uint32_t i) const { return "'" + world_.entities[i].entity.id + "'"; }

  void check_entity(std::uint32_t i) {
    const WorldEntity& e = world_.entities[i];
    if (!is_in_order(e.from, e.until)) say(i, quoted(i) + " ends before it begins");
    if (!e.kind.empty() && !contains(kinds, e.kind)) say(i, "unknown ent:kind '" + e.kind + "' of " + quoted(i));
    if (!e.entity.sector.empty() && !contains(sectors, e.entity.sector))
      say(i, "unknown ent:sector '" + e.entity.sector + "' of " + quoted(i));
    if (e.latitude < -90 || e.latitude > 90 || e.longitude < -180 || e.longitude > 180)
      say(i, quoted(i) + " lies off the globe");
    const auto wants = [&](std::uint32_t target, std::initializer_list<EntityType> types, const char* predicate) {
      if (target != no_entity && std::ranges::find(types, type_of(target)) == types.end())
        say(i, std::string(predicate) + " of " + quoted(i) + " names " + quoted(target) + ", which is a " +
                   std::string(name_of(type_of(target))));
    };
    using enum EntityType;
    wants(e.capital, {place}, "ent:capital");
    wants(e.located_in, {place, state}, "ent:locatedIn");
    wants(e.part_of, {organisation, place}, "ent:partOf");
    wants(e.agency_of, {state, organisation, place}, "ent:agencyOf");
    wants(e.seat_of, {state, organisation, place}, "ent:seatOf");
    wants(e.successor, {state, organisation}, "ent:successor");
    if (e.capital != no_entity && is_present(e) && world_.entities[e.capital].entity.country != e.entity.country)
      say(i, "the capital of " + quoted(i) + ", " + quoted(e.capital) + ", does not lie in it");
    if (e.successor != no_entity && is_present(e)) say(i, quoted(i) + " has a successor but no ent:until");
    for (const auto up : {&WorldEntity::located_in, &WorldEntity::part_of, &WorldEntity::agency_of})
      if (is_within_itself(i, up)) say(i, quoted(i) + " contains itself");
  }

  bool is_within_itself(std::uint32_t i, std::uint32_t WorldEntity::* up) const {
    std::uint32_t at = world_.entities[i].*up;
    for (int depth = 0; at != no_entity && depth < 32; ++depth) {
      if (at == i) return true;
      at = world_.entities[at].*up;
    }
    return at != no_entity;
  }

  void check_codes() {
    std::map<std::string, std::uint32_t> states;
    std::map<std::string, std::uint32_t> wikidata;
    for (std::uint32_t i = 0; i < world_.entities.size(); ++i) {
      const WorldEntity& e = world_.entities[i];
      if (e.entity.type == EntityType::state && !e.entity.code.empty() && is_present(e)) {
        const auto [other, is_new] = states.emplace(e.entity.code, i);
        if (!is_new) say(i, quoted(i) + " and " + quoted(other->second) + " have the same code " + e.entity.code);
      }
      if (e.entity.wikidata.empty()) continue;
      const auto [other, is_new] = wikidata.emplace(e.entity.wikidata, i);
      if (!is_new) say(i, quoted(i) + " and " + quoted(other->second) + " are both " + e.entity.wikidata);
    }
  }

  void check_posts() {
    for (const Post& post : world_.posts) {
      if (post.in == no_entity) say(post.origin, "'" + post.id + "' needs org:postIn, a state or an organisation");
      else if (type_of(post.in) == EntityType::person) say(post.origin, "'" + post.id + "' is in a person");
      if (post.titles.empty()) say(post.origin, "'" + post.id + "' has no ent:title");
      if (post.name.empty()) say(post.origin, "'" + post.id + "' has no rdfs:label");
    }
  }

  void check_tenures() {
    std::map<std::pair<std::uint32_t, std::uint32_t>, const Tenure*> last;  // by holder and post; tenures are sorted
    for (const Tenure& t : world_.tenures) {
      const std::string what = quoted(t.holder) + " as '" + world_.posts[t.post].id + "'";
      if (type_of(t.holder) != EntityType::person)
        say(t.origin, quoted(t.holder) + " holds an office but is no person");
      if (!is_in_order(t.from, t.until)) say(t.origin, what + " ends before it begins");
      const Tenure*& before = last[{t.holder, t.post}];
      if (before != nullptr && is_known(t.from) &&
          (!is_known(before->until) || first_day(t.from) < first_day(before->until)))
        say(t.origin, what + " overlaps with an earlier term");
      before = &t;
    }
  }

  void say(Origin origin, std::string message) {
    wrong_.add(world_.files.empty() ? "" : world_.files[origin.file] + ":" + std::to_string(origin.line),
               std::move(message));
  }
  void say(std::uint32_t entity, std::string message) {
    const auto& origins = world_.entities[entity].origins;
    say(origins.empty() ? Origin{} : origins.back(), std::move(message));
  }

  const World& world_;
  Diagnostics& wrong_;
};

/// Words with which an English sentence may begin, or that stand capitalised in dates and titles.
bool is_ordinary_word(std::string_view folded) {
  static const std::unordered_set<std::string_view> words{
      "january", "february", "march",    "april",  "may",        "june",      "july",      "august",   "september",
      "october", "november", "december", "monday", "tuesday",    "wednesday", "thursday",  "friday",   "saturday",
      "sunday",  "will",     "can",      "must",   "shall",      "would",     "could",     "should",   "might",
      "said",    "has",      "had",      "was",    "is",         "are",       "be",        "been",     "do",
      "does",    "did",      "make",     "made",   "take",       "took",      "go",        "went",     "see",
      "saw",     "say",      "says",     "get",    "got",        "give",      "find",      "call",     "ask",
      "need",    "mean",     "keep",     "let",    "begin",      "show",      "hear",      "play",     "run",
      "move",    "live",     "hold",     "bring",  "write",      "sit",       "stand",     "lose",     "pay",
      "meet",    "set",      "learn",    "lead",   "watch",      "follow",    "stop",      "speak",    "read",
      "reading", "spend",    "grow",     "open",   "walk",       "win",       "offer",     "wait",     "serve",
      "die",     "send",     "build",    "stay",   "fall",       "cut",       "reach",     "kill",     "raise",
      "pass",    "sell",     "decide",   "return", "more",       "most",      "other",     "some",     "such",
      "only",    "same",     "than",     "then",   "they",       "them",      "he",        "she",      "it",
      "we",      "you",      "i",        "his",    "her",        "our",       "my",        "me",       "us",
      "who",     "what",     "when",     "where",  "why",        "how",       "all",       "any",      "both",
      "each",    "few",      "many",     "much",   "no",         "not",       "nor",       "now",      "here",
      "there",   "this",     "that",     "these",  "those",      "one",       "two",       "three",    "four",
      "five",    "six",      "ten",      "first",  "last",       "next",      "new",       "old",      "young",
      "good",    "bad",      "best",     "long",   "short",      "big",       "small",     "high",     "low",
      "early",   "late",     "nice",     "black",  "white",      "red",       "green",     "brown",    "blue",
      "gray",    "grey",     "north",    "south",  "east",       "west",      "man",       "men",      "woman",
      "women",   "people",   "state",    "states", "government", "country",   "president", "minister", "king",
      "queen",   "prince",   "general",  "major",  "police",     "army",      "court",     "war",      "peace",
      "time",    "year",     "day",      "week",   "month",      "life",      "world",     "city",     "town",
      "house",   "home",     "church",   "school", "company",    "bank",      "party",     "group",    "law",
      "order",   "force",    "power",    "act",    "bill",       "rice",      "cook",      "fox",      "bush",
      "ford",    "stone",    "rose",     "hill",   "wood",       "field",     "lake",      "bay",      "ban",
      "deal",    "aid",      "oil",      "gas",    "gun",        "bear",      "wolf",      "bird",     "fish",
      "mark",    "frank",    "grant",    "hope",   "joy",        "faith",     "grace",     "art",      "rob",
      "sue",     "pat",      "jack",     "so",     "an",         "as",        "at",        "by",       "for",
      "from",    "in",       "into",     "of",     "off",        "on",        "or",        "out",      "over",
      "to",      "up",       "with",     "and",    "but",        "if",        "because",   "while",    "after",
      "before",  "since",    "until",    "even",   "still",      "also",      "just",      "mobile",   "split",
      "tours",   "bath",     "orange",   "essen",  "male",       "pole",      "dove",      "chad"};
  return words.contains(folded);
}

}  // namespace

void check_world(const World& world, Diagnostics& wrong) { WorldCheck(world, wrong).check(); }

void check_lexicon(const Lexicon& lexicon, Diagnostics& wrong) {
  const auto conditions_of = [](const Act& act) {
    std::string out =
        std::string(act.needs_source ? "s" : "") + (act.needs_target ? "t" : "") + (act.needs_actor ? "a" : "");
    for (const SlotCondition& c : act.conditions) {
      (out += c.is_excluded ? " !" : " ") += c.slot;
      for (const std::string& lemma : c.lemmas) (out += "=") += lemma;
    }
    return out;
  };
  const auto file_of = [](const Act& act) { return act.origin.substr(0, act.origin.rfind(':')); };
  std::map<std::tuple<std::string, ActWord, std::string>, const Act*> known;
  for (const Act& act : lexicon.acts()) {
    std::string others;
    for (const auto& alternatives : act.others)
      for (const std::string& word : alternatives) (others += &word == &alternatives.front() ? " " : "|") += word;
    for (const std::string& head : act.heads) {
      const auto [place, is_new] = known.try_emplace({head + others, act.word, conditions_of(act)}, &act);
      if (is_new || place->second == &act) continue;
      const Act& other = *place->second;
      if (file_of(act) != file_of(other)) continue;  // the user's own line comes before the built-in one on purpose
      const bool same = act.type == other.type && act.effect == other.effect;
      wrong.add(act.origin, "'" + head + others + "' is never reached: " + other.origin +
                                " has the same words and conditions" + (same ? "" : " with another meaning"));
    }
  }
}

void check_names(const World& world, Diagnostics& doubtful) {
  const auto where = [&](std::uint32_t i) {
    const auto& origins = world.entities[i].origins;
    return origins.empty() ? std::string()
                           : world.files[origins.back().file] + ":" + std::to_string(origins.back().line);
  };
  std::map<std::string, std::vector<std::uint32_t>> by_name;
  for (std::uint32_t i = 0; i < world.entities.size(); ++i)
    for (const std::string& name : world.entities[i].names) {
      const std::string key = fold(name);
      auto& all = by_name[key];
      if (all.empty() || all.back() != i) all.push_back(i);
      const bool is_acronym = std::ranges::none_of(name, [](char c) { return c >= 'a' && c <= 'z'; });
      if (!is_acronym && is_ordinary_word(key))
        doubtful.add(where(i), "'" + name + "' is also an ordinary word; say ent:shortName if it needs context");
    }
  for (auto& [name, all] : by_name) {
    if (all.size() < 2) continue;
    std::ranges::stable_sort(all, std::greater{}, [&](std::uint32_t i) {
      return std::tuple(is_present(world.entities[i]), world.entities[i].prominence);
    });
    const WorldEntity& first = world.entities[all[0]];
    const WorldEntity& second = world.entities[all[1]];
    if (is_present(first) != is_present(second) || first.prominence != second.prominence) continue;
    doubtful.add(where(all[1]), "'" + name + "' is as likely '" + first.entity.id + "' as '" + second.entity.id +
                                    "'; ent:prominence can say which");
  }
}

}  // namespace entente
