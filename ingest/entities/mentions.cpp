// SPDX-License-Identifier: Apache-2.0
#include "ingest/entities/mentions.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "base/utf8.h"
#include "ingest/role_nouns.h"
#include "ingest/syntax_tree.h"

namespace entente {
namespace {

constexpr float least_score = 0.5F;         // of a one-word name that only the model sees
constexpr std::uint32_t longest_name = 12;  // tokens; "International Tribunal for the Law of the Sea" has eight

bool starts_upper(std::string_view text) { return is_upper(code_point_at(text, 0).value); }
bool starts_digit(std::string_view text) { return !text.empty() && text.front() >= '0' && text.front() <= '9'; }

bool is_all_capitals(std::string_view text) {
  bool has_letter = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    at += c.size;
    if (!is_letter(c.value)) continue;
    has_letter = true;
    if (!is_upper(c.value)) return false;
  }
  return has_letter;
}

/// Particles with which a name may begin in lower case: "al-Qaeda", "von der Leyen", "bin Salman".
bool is_name_particle(std::string_view word) {
  static const std::unordered_set<std::string_view> particles{"al", "el", "bin", "ibn", "van", "von",
                                                              "de", "da", "di",  "du",  "del", "della",
                                                              "le", "la", "ul",  "ad",  "as",  "ash"};
  return particles.contains(word);
}

struct Match {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  NameType type = NameType::other;
  bool is_full = false;       // some meaning always means its entity
  bool is_adjective = false;  // its likeliest meaning is a demonym
  bool is_people = false;
};

class Finder {
 public:
  Finder(Document& document, const Ontology& ontology) : document_(document), ontology_(ontology), tree_(document) {}

  void find() {
    named_by_model_.assign(document_.tokens.size(), no_index);
    for (std::uint32_t i = 0; i < document_.names.size(); ++i)
      for (std::uint32_t t = document_.names[i].first_token; t < document_.names[i].end_token; ++t)
        named_by_model_[t] = i;
    std::vector<bool> taken(document_.tokens.size());
    in_time_.assign(document_.tokens.size(), false);
    for (const TimeExpression& time : document_.times)
      std::fill(in_time_.begin() + time.first_token, in_time_.begin() + time.end_token, true);
    for (const Sentence& sentence : document_.sentences) find_names(sentence, taken);
    for (std::uint32_t t = 0; t < document_.tokens.size(); ++t)
      if (!taken[t]) find_nominal_or_pronoun(t);
    std::ranges::sort(document_.mentions, {}, [](const Mention& m) { return m.span; });
  }

 private:
  std::string_view text(std::uint32_t token) const { return text_of(document_, document_.tokens[token]); }

  bool may_start_name(std::uint32_t token, std::uint32_t end) const {
    const std::string_view word = text(token);
    if (starts_upper(word) || starts_digit(word)) return true;
    return is_name_particle(word) && token + 1 < end && (starts_upper(text(token + 1)) || text(token + 1) == "-");
  }

  /// The longest phrase from `first` that the ontology knows; empty when there is none.
  Match longest_match(std::uint32_t first, std::uint32_t sentence_end) const {
    Match best{.first = first, .end = first};
    if (!may_start_name(first, sentence_end)) return best;
    PhraseKey key = empty_phrase;
    for (std::uint32_t t = first; t < sentence_end && t < first + longest_name; ++t) {
      const PhraseKey longer = extend(key, text(t));
      if (longer == key) {  // punctuation: part of a name only when the name goes on behind it
        if (is_break(text(t)) && (text(t) != "," || !ontology_.names().may_continue(key))) break;
        continue;
      }
      key = longer;
      const bool word_goes_on =
          t + 1 < sentence_end && document_.tokens[t + 1].span.begin == document_.tokens[t].span.end;
      if (const auto found = meanings_of(document_, ontology_, first, t + 1); !found.empty() && !is_possessive(t)) {
        const auto is_kind = [&](NameKind kind) {
          return std::ranges::any_of(found, [&](const Meaning& m) { return m.kind == kind; });
        };
        best.end = t + 1;
        best.is_full = is_kind(NameKind::full);
        best.is_adjective = !best.is_full && is_kind(NameKind::adjective);
        best.is_people = !best.is_full && !best.is_adjective && is_kind(NameKind::people);
        best.type = name_type_of(ontology_.at(found.front().entity).entity.type);
      }
      if (!word_goes_on && !ontology_.names().may_continue(key)) break;
    }
    return is_plausible(best) ? best : Match{.first = first, .end = first};
  }

  /// "Andrew's" is not "Andrews".
  bool is_possessive(std::uint32_t token) const { return document_.tokens[token].upos == Upos::part; }

  static bool is_break(std::string_view word) {
    return word == "," || word == ";" || word == ":" || word == "(" || word == ")";
  }

  /// Keeps ordinary words from being names: "May", "Nice", "Reading" at the start of a sentence, surnames alone.
  bool is_plausible(const Match& match) const {
    if (match.end == match.first) return false;
    const Token& only = document_.tokens[match.first];
    const bool is_named = named_by_model_[match.first] != no_index;
    if (match.end - match.first > 1) return true;
    if (in_time_[match.first] && match.type != NameType::state) return false;
    if (is_all_capitals(text(match.first)) && length(only.span) > 1) return true;
    if (match.is_adjective || match.is_people) return only.upos != Upos::verb && only.upos != Upos::aux;
    if (match.is_full) {
      if (only.upos == Upos::propn || is_named) return true;
      return match.type == NameType::state &&
             (only.upos == Upos::noun || only.upos == Upos::x || only.upos == Upos::adj);
    }
    if (is_title_word(to_lower(text(match.first))) && match.first > 0 && to_lower(text(match.first - 1)) == "the")
      return false;  // "the King" is nobody called King
    return only.upos == Upos::propn || is_named;
  }

  bool is_strippable(std::uint32_t token) const {
    const std::string word = to_lower(text(token));
    if (is_title_word(word)) return true;
    const auto found = meanings_of(document_, ontology_, token, token + 1);
    return std::ranges::any_of(found, [](const Meaning& m) { return m.kind == NameKind::adjective; }) || word == "-" ||
           word == "'s" || word == "’s";
  }

  /// A name as the model saw it, without titles and demonyms before a person and without a trailing possessive.
  Match model_name(std::uint32_t index) const {
    const Name& name = document_.names[index];
    Match match{.first = name.first_token, .end = name.end_token, .type = name.type};
    while (
        match.end > match.first + 1 &&
        (document_.tokens[match.end - 1].upos == Upos::punct || document_.tokens[match.end - 1].upos == Upos::part) &&
        text(match.end - 1) != ")" && text(match.end - 1) != ".")
      --match.end;
    while (match.end > match.first + 1 &&
           (to_lower(text(match.first)) == "the" || document_.tokens[match.first].upos == Upos::punct))
      ++match.first;
    if (match.type == NameType::person) {
      while (match.end > match.first + 1 && is_strippable(match.first)) ++match.first;
    } else {
      match.first = after_possessor(match);
      while (match.end > match.first + 1 && is_front_of_title(match.end - 1, match.end)) --match.end;
    }
    return match;
  }

  /// "Kenya's Ministry of Health" is the ministry; "People's Party" is whole.
  std::uint32_t after_possessor(const Match& match) const {
    for (std::uint32_t t = match.first + 1; t + 1 < match.end; ++t)
      if (is_possessive(t) && longest_match(match.first, t).end == t) return t + 1;
    return match.first;
  }

  /// "General" of "U.N. General Secretary", "Shadow Home" of "Labour's Shadow Home Secretary": the title goes on behind
  /// the name.
  bool is_front_of_title(std::uint32_t token, std::uint32_t next) const {
    static const std::unordered_set<std::string_view> fronts{
        "general",  "home",    "foreign", "shadow",  "deputy",    "vice",   "prime", "defence",  "defense",
        "interior", "finance", "health",  "trade",   "permanent", "under",  "press", "chief",    "acting",
        "economy",  "energy",  "justice", "culture", "education", "labour", "labor", "assistant"};
    while (next < document_.tokens.size() && fronts.contains(to_lower(text(next)))) ++next;
    if (next >= document_.tokens.size() || document_.tokens[next].sentence != document_.tokens[token].sentence)
      return false;
    static const std::unordered_set<std::string_view> heads{"secretary", "minister", "director", "president"};
    return fronts.contains(to_lower(text(token))) && heads.contains(to_lower(text(next)));
  }

  /// "Thatcher and Galtieri" that the model took for one name: two, when the second hangs on the first as a whole.
  std::vector<Match> parts_of(const Match& match) const {
    if (match.type != NameType::person && match.type != NameType::organisation) return {match};
    for (std::uint32_t t = match.first + 1; t + 1 < match.end; ++t) {
      if (text(t) != "and") continue;
      const std::uint32_t second = head_of(t + 1, match.end);
      if (document_.tokens[second].deprel != Deprel::conj || document_.tokens[second].head != head_of(match.first, t))
        continue;
      if (match.type == NameType::organisation && t - match.first < 2 && match.end - t < 3)
        continue;  // "Ernst and Young"
      Match before = match;
      Match behind = match;
      before.end = t;
      behind.first = t + 1;
      return {before, behind};
    }
    return {match};
  }

  /// Known names, longest first from the left; then what the model saw besides, beyond or around them.
  void find_names(const Sentence& sentence, std::vector<bool>& taken) {
    std::vector<Match> known;
    for (std::uint32_t t = sentence.first_token; t < sentence.end_token;) {
      const Match match = longest_match(t, sentence.end_token);
      if (match.end > match.first) known.push_back(match);
      t = std::max(match.end, t + 1);
    }
    std::vector<Match> chosen = known;
    for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
      const std::uint32_t index = named_by_model_[t];
      if (index == no_index || document_.names[index].first_token != t) continue;
      if (document_.names[index].score < least_score && document_.names[index].end_token - t == 1) continue;
      for (const Match& seen : parts_of(model_name(index))) reconcile(seen, chosen);
    }
    std::ranges::sort(chosen, {}, &Match::first);
    for (const Match& match : chosen) {
      if (is_dropped(match)) continue;
      add_name(match);
      std::fill(taken.begin() + match.first, taken.begin() + match.end, true);
    }
  }

  /// Adds the model's name to the known ones: alone, instead of those within it, or not at all.
  void reconcile(Match seen, std::vector<Match>& chosen) const {
    seen.first = after_common_words(seen);
    seen.end = before_office(seen);
    if (is_holder(seen)) return;
    if (seen.end > seen.first) seen.type = type_by_words(seen).value_or(seen.type);
    if (seen.end <= seen.first || is_description(seen)) return;
    if (seen.type == NameType::person && has_digit(seen)) return;  // flights, models, posts
    if (seen.type == NameType::person) {
      // demonyms, bodies and titles in front are no part of a person's name
      for (bool stripped = true; stripped;) {
        stripped = false;
        for (const Match& k : chosen)
          if (k.first == seen.first && k.end < seen.end && k.type != NameType::person) {
            seen.first = k.end;
            stripped = true;
          }
        while (seen.end > seen.first + 1 && is_strippable(seen.first)) {
          ++seen.first;
          stripped = true;
        }
      }
    }
    std::vector<Match> within;
    for (const Match& k : chosen) {
      if (k.end <= seen.first || seen.end <= k.first) continue;
      const bool covers = k.first <= seen.first && seen.end <= k.end;
      const bool is_inside = seen.first <= k.first && k.end <= seen.end;
      if (covers) {
        if (k.first == seen.first && k.end == seen.end && !k.is_full && !k.is_adjective && !k.is_people)
          set_type(chosen, k, seen.type);
        return;
      }
      if (!is_inside) return;  // they cross: the known name stands
      within.push_back(k);
    }
    if (!within.empty()) {
      if (seen.type == NameType::event || seen.type == NameType::other || seen.type == NameType::state) return;
      if (seen.type == NameType::person &&
          std::ranges::any_of(within, [](const Match& k) { return k.is_full && k.type == NameType::person; }))
        return;
      const auto is_person = [](const Match& k) { return k.is_full && k.type == NameType::person; };
      if (seen.type == NameType::organisation && is_person(within.back()) && within.back().end == seen.end)
        return;  // "State John Foster Dulles": a title left over
      if (is_tiled(seen, within.front()) || is_joint_act(seen, within) || is_government_of(seen)) return;
      std::erase_if(chosen, [&](const Match& k) { return seen.first <= k.first && k.end <= seen.end; });
    }
    chosen.push_back(seen);
  }

  /// "Berlin non-profit Cinema for Peace Foundation": a name begins behind the last common word in lower case.
  std::uint32_t after_common_words(const Match& match) const {
    static const std::unordered_set<std::string_view> within{"of",  "for", "the", "and", "in", "on",  "to",  "de",
                                                             "des", "du",  "la",  "le",  "al", "bin", "von", "van",
                                                             "der", "den", "at",  "&",   "a",  "da"};
    std::uint32_t first = match.first;
    for (std::uint32_t t = match.first; t + 1 < match.end; ++t) {
      const Token& token = document_.tokens[t];
      const bool is_common = (token.upos == Upos::noun || token.upos == Upos::adj || token.upos == Upos::verb) &&
                             !starts_upper(text(t)) && !starts_digit(text(t)) && !within.contains(text(t));
      if (is_common) first = t + 1;
    }
    return first;
  }

  /// "Emir of Kuwait": who holds the office, and no body.
  bool is_holder(const Match& match) const {
    return match.type == NameType::organisation && match.end > match.first + 2 && text(match.first + 1) == "of" &&
           role_noun(to_lower(text(match.first))) == RoleNoun::title;
  }

  /// "NATO Secretary-General": an office at the end is no part of the name of a body.
  std::uint32_t before_office(const Match& match) const {
    if (match.type != NameType::organisation || to_lower(text(match.first)) == "office") return match.end;
    const auto is_office = [&](std::uint32_t t) {
      return role_noun(to_lower(text(t))) == RoleNoun::title || to_lower(text(t)) == "deputy" ||
             to_lower(text(t)) == "attorney";
    };
    std::uint32_t end = match.end;
    const auto qualifies = [&](std::uint32_t t) {  // "EU High Representative"
      const std::string word = to_lower(text(t));
      return end < match.end && (word == "high" || word == "special" || word == "permanent" || word == "managing" ||
                                 word == "executive" || word == "vice" || word == "assistant");
    };
    while (end > match.first && (is_office(end - 1) || qualifies(end - 1))) {
      --end;
      if (end > match.first + 1 && text(end - 1) == "-") --end;
    }
    return end;
  }

  /// What the words of a name of several words say: a "Hall" is a building, a "University" a body, a "Masjid" a mosque.
  std::optional<NameType> type_by_words(const Match& match) const {
    static const std::unordered_set<std::string_view> buildings{
        "hall",      "palace",      "tower",   "airport",    "airfield", "airbase",  "bridge",   "square",
        "stadium",   "mosque",      "masjid",  "cathedral",  "temple",   "shrine",   "castle",   "fortress",
        "monastery", "synagogue",   "park",    "street",     "avenue",   "road",     "highway",  "canal",
        "dam",       "tunnel",      "harbour", "harbor",     "island",   "islands",  "river",    "lake",
        "mountain",  "mountains",   "valley",  "peninsula",  "bay",      "gulf",     "strait",   "straits",
        "sea",       "ocean",       "desert",  "checkpoint", "heights",  "province", "district", "governorate",
        "oblast",    "archipelago", "plateau", "cemetery",   "mausoleum"};
    static const std::unordered_set<std::string_view> bodies{
        "university",  "institute",    "foundation",   "association", "federation", "committee",
        "commission",  "company",      "corporation",  "agency",      "ministry",   "academy",
        "institution", "organisation", "organization", "consortium",  "airlines",   "airways",
        "newspaper",   "times",        "post",         "radio",       "television"};
    if (match.end - match.first < 2 || match.type == NameType::event || match.type == NameType::other) return {};
    const std::string last = to_lower(text(match.end - 1));
    const std::string first = to_lower(text(match.first));
    if (buildings.contains(last) || first == "masjid" || first == "mount" || first == "lake" || first == "camp")
      return NameType::place;
    if (bodies.contains(last)) return NameType::organisation;
    return {};
  }

  bool has_digit(const Match& match) const {
    for (std::uint32_t t = match.first; t < match.end; ++t)
      if (std::ranges::any_of(text(t), [](char c) { return c >= '0' && c <= '9'; })) return true;
    return false;
  }

  /// "U.S.-ASEAN Special Summit": two parties and what they do together are no third party.
  bool is_joint_act(const Match& seen, const std::vector<Match>& within) const {
    if (within.size() < 2 || within.front().first != seen.first) return false;
    const std::string between(text(within[0].end));
    if (within[1].first != within[0].end + 1 || (between != "-" && between != "–" && between != "—")) return false;
    const auto acts = ontology_.lexicon().acts_of(to_lower(document_.tokens[seen.end - 1].lemma));
    return std::ranges::any_of(acts,
                               [&](std::uint32_t a) { return ontology_.lexicon().acts()[a].word == ActWord::noun; });
  }

  /// "Government of the Republic of Korea" is the state.
  bool is_government_of(const Match& seen) const {
    return role_noun(to_lower(document_.tokens[seen.first].lemma)) == RoleNoun::government &&
           seen.first + 1 < seen.end && text(seen.first + 1) == "of";
  }

  static void set_type(std::vector<Match>& chosen, const Match& which, NameType type) {
    for (Match& match : chosen)
      if (match.first == which.first) match.type = type;
  }

  /// "President", "Foreign Secretary", "British Governments", "I": words that describe and do not name.
  bool is_description(const Match& match) const {
    bool has_capital = false;
    bool all_titles = true;
    bool all_pronouns = true;
    for (std::uint32_t t = match.first; t < match.end; ++t) {
      const std::string word = to_lower(text(t));
      has_capital = has_capital || starts_upper(text(t));
      all_titles =
          all_titles && (is_title_word(word) || role_noun(to_lower(document_.tokens[t].lemma)) == RoleNoun::title ||
                         word == "of" || word == "the" || word == "and");
      all_pronouns = all_pronouns && (document_.tokens[t].upos == Upos::pron || document_.tokens[t].upos == Upos::det);
    }
    if (!has_capital || all_titles || all_pronouns || is_happening(match)) return true;
    const auto last = role_noun(to_lower(document_.tokens[match.end - 1].lemma));
    if (last == RoleNoun::title && match.type != NameType::person &&
        document_.tokens[match.end - 1].features.number == Number::plural)
      return true;  // "Home and Defence Secretaries"
    const bool after_demonym = match.end - match.first >= 2 && has_demonym(match);
    return after_demonym && (last == RoleNoun::government || last == RoleNoun::person) &&
           match.type != NameType::person;
  }

  /// Wars, treaties, papers and prizes are no organisations, whatever the model thinks of their capitals.
  bool is_happening(const Match& match) const {
    if (match.type == NameType::person) {
      const std::string_view only = text(match.first);
      return match.end - match.first == 1 && (only == "Jr." || only == "Sr." || only == "II" || only == "III");
    }
    static const std::unordered_set<std::string_view> heads{
        "war",         "crisis",       "doctrine",     "treaty",    "agreement",  "accord",     "accords",
        "pact",        "act",          "law",          "statement", "resolution", "communique", "communiqué",
        "declaration", "partnership",  "strategy",     "protocol",  "convention", "charter",    "conflict",
        "revolution",  "election",     "elections",    "time",      "deal",       "award",      "prize",
        "day",         "memorandum",   "constitution", "framework", "consensus",  "principles", "summit",
        "olympics",    "peacekeeping", "challenge",    "status",    "program",    "report",     "order",
        "decree",      "directive",    "question"};
    return match.end - match.first > 1 && heads.contains(to_lower(text(match.end - 1)));
  }

  bool has_demonym(const Match& match) const {
    for (std::uint32_t t = match.first; t + 1 < match.end; ++t)
      for (const Meaning& m : meanings_of(document_, ontology_, t, t + 1))
        if (m.kind == NameKind::adjective || ontology_.at(m.entity).entity.type == EntityType::state) return true;
    return false;
  }

  /// Whether known names lie side by side over the whole of the model's name: "US" + "Central Intelligence Agency".
  bool is_tiled(const Match& seen, const Match& first) const {
    if (first.first != seen.first) return false;
    std::uint32_t t = first.end;
    while (t < seen.end) {
      const Match next = longest_match(t, seen.end);
      if (next.end == t && (document_.tokens[t].upos == Upos::punct || text(t) == "and")) {  // "UK-France"
        ++t;
        continue;
      }
      if (next.end == t || !next.is_full) return false;
      t = next.end;
    }
    return t == seen.end;
  }

  bool is_dropped(const Match& match) const {
    if (!match.is_full && !match.is_adjective && !match.is_people &&
        (match.type == NameType::event || match.type == NameType::other))
      return true;
    return match.end == match.first + 1 && document_.tokens[match.first].upos == Upos::punct;
  }

  std::uint32_t head_of(std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t t = first; t < end; ++t) {
      const std::uint32_t up = document_.tokens[t].head;
      if (up == no_index || up < first || up >= end) return t;
    }
    return end - 1;
  }

  Mention& add(std::uint32_t first, std::uint32_t end, MentionKind kind) {
    Mention& mention = document_.mentions.emplace_back();
    mention.first_token = first;
    mention.end_token = end;
    mention.span = {document_.tokens[first].span.begin, document_.tokens[end - 1].span.end};
    mention.kind = kind;
    mention.head = head_of(first, end);
    return mention;
  }

  void add_name(const Match& match) {
    Mention& mention = add(match.first, match.end, MentionKind::name);
    mention.type = match.type;
    const Token& head = document_.tokens[mention.head];
    mention.is_adjective = match.is_adjective &&
                           (head.upos == Upos::adj || head.deprel == Deprel::amod || head.deprel == Deprel::compound);
  }

  void find_nominal_or_pronoun(std::uint32_t t) {
    const Token& token = document_.tokens[t];
    if (token.upos == Upos::pron || (token.upos == Upos::det && token.deprel == Deprel::nmod_poss)) {
      if (is_referring_pronoun(token.lemma, to_lower(text(t)))) add(t, t + 1, MentionKind::pronoun);
      return;
    }
    if (!is_noun(token)) return;
    if (token.deprel == Deprel::compound || token.deprel == Deprel::flat) return;
    const auto role = role_noun(to_lower(token.lemma));
    if (!role || !is_definite(t)) return;
    for (const std::uint32_t c :
         tree_.children(t))  // "prime minister Anwar", "the airline, Aeroflot": the name is the mention
      if ((document_.tokens[c].deprel == Deprel::flat || document_.tokens[c].deprel == Deprel::appos) &&
          document_.tokens[c].upos == Upos::propn && c > t)
        return;
    std::uint32_t first = t;
    for (const std::uint32_t c : tree_.children(t)) {
      const Deprel d = document_.tokens[c].deprel;
      if (c < first && (d == Deprel::det || d == Deprel::amod || d == Deprel::compound || d == Deprel::nummod ||
                        d == Deprel::nmod_poss))
        first = std::min(first, tree_.extent(c).first);
    }
    Mention& mention = add(first, t + 1, MentionKind::nominal);
    mention.head = t;
    switch (*role) {
      case RoleNoun::title:
      case RoleNoun::person: mention.type = NameType::person; break;
      case RoleNoun::state:
      case RoleNoun::government: mention.type = NameType::state; break;
      case RoleNoun::body: mention.type = NameType::organisation; break;
      case RoleNoun::place: mention.type = NameType::place; break;
    }
  }

  static bool is_referring_pronoun(const std::string& lemma, const std::string& word) {
    static const std::unordered_set<std::string_view> words{
        "he",   "him",  "his",   "himself", "she",        "her",  "hers", "herself", "it",    "its",  "itself",
        "they", "them", "their", "theirs",  "themselves", "who",  "whom", "whose",   "which", "that", "i",
        "me",   "my",   "we",    "us",      "our",        "both", "each", "latter",  "former"};
    return words.contains(word) || words.contains(lemma);
  }

  /// "the", "this", "its", a possessor, a demonym, or a title in capitals: what points at something known.
  bool is_definite(std::uint32_t t) const {
    for (const std::uint32_t c : tree_.children(t)) {
      const Token& child = document_.tokens[c];
      if (child.deprel == Deprel::det) {
        static const std::unordered_set<std::string_view> definite{"the", "this", "that", "these", "those", "both"};
        return definite.contains(to_lower(text(c)));
      }
      if (child.deprel == Deprel::nmod_poss) return true;
    }
    for (const std::uint32_t c : tree_.children(t))
      if (!meanings_of(document_, ontology_, c, c + 1).empty()) return true;
    return document_.tokens[t].upos == Upos::propn || document_.tokens[t].features.number == Number::plural;
  }

  Document& document_;
  const Ontology& ontology_;
  SyntaxTree tree_;
  std::vector<bool> in_time_;                  // per token, part of a date: "May"
  std::vector<std::uint32_t> named_by_model_;  // per token, index into names or no_index
};

}  // namespace

PhraseKey phrase_key(const Document& document, std::uint32_t first, std::uint32_t end) {
  PhraseKey key = empty_phrase;
  for (std::uint32_t t = first; t < end; ++t) key = extend(key, text_of(document, document.tokens[t]));
  return key;
}

std::vector<Meaning> meanings_of(const Document& document, const Ontology& ontology, std::uint32_t first,
                                 std::uint32_t end) {
  std::vector<Meaning> out;
  const auto all = ontology.names().meanings(phrase_key(document, first, end));
  if (all.empty()) return out;
  const Span span{document.tokens[first].span.begin, document.tokens[end - 1].span.end};
  const bool capitals = is_all_capitals(text_of(document, span));
  for (const Meaning& meaning : all)
    if (!meaning.wants_capitals || capitals) out.push_back(meaning);
  return out;
}

void sort_mentions(Document& document) {
  std::vector<std::uint32_t> order(document.mentions.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, {}, [&](std::uint32_t i) { return document.mentions[i].span; });
  std::vector<Mention> sorted;
  std::vector<std::uint32_t> place(order.size());
  for (const std::uint32_t i : order) {
    place[i] = static_cast<std::uint32_t>(sorted.size());
    sorted.push_back(std::move(document.mentions[i]));
  }
  document.mentions = std::move(sorted);
  for (DocumentEntity& e : document.entities) {
    for (std::uint32_t& m : e.mentions) m = place[m];
    std::ranges::sort(e.mentions);
  }
}

void find_mentions(Document& document, const Ontology& ontology) { Finder(document, ontology).find(); }

}  // namespace entente
