// SPDX-License-Identifier: Apache-2.0
#include "ontology/actor_code.h"

#include <algorithm>
#include <unordered_set>

#include "base/utf8.h"
#include "ontology/builtin.h"
#include "ontology/name_prior.h"

namespace entente {
namespace {

constexpr std::size_t longest_name = 8;  // words
constexpr std::size_t longest_noun = 4;

using Words = std::unordered_set<std::string_view>;

bool has_capital(std::string_view word) { return is_upper(code_point_at(word, 0).value); }

std::string without_possessive(std::string word) {
  if (word.ends_with("'s")) word.resize(word.size() - 2);
  else if (word.ends_with("s'")) word.pop_back();
  return word;
}

/// The words of the actor without punctuation.
std::vector<std::string> words_of(std::string_view actor) {
  std::vector<std::string> out;
  std::string text(actor);
  for (const std::string_view quote : {"’", "‘", "`"})
    for (auto at = text.find(quote); at != std::string::npos; at = text.find(quote))
      text.replace(at, quote.size(), "'");
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \t\n,;:()\"", begin), text.size());
    if (end > begin) out.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

/// Forms of the singular that a plural may come from, the word itself first.
std::vector<std::string> singulars(const std::string& word) {
  std::vector<std::string> out{word};
  const auto without = [&](std::size_t count) { return word.substr(0, word.size() - count); };
  if (word.ends_with("ies") && word.size() > 4) out.push_back(without(3) + "y");
  if (word.ends_with("es") && word.size() > 4) out.push_back(without(2));
  if (word.ends_with("s") && !word.ends_with("ss") && word.size() > 3) out.push_back(without(1));
  if (word.ends_with("men") && word.size() > 3) out.push_back(without(2) + "an");
  return out;
}

struct NounMatch {
  std::size_t first = 0;
  std::size_t end = 0;
  const ActorNoun* noun = nullptr;
};

struct NameMatch {
  std::size_t first = 0;
  std::size_t end = 0;
  Meaning meaning;
};

class Coder {
 public:
  Coder(const Ontology& ontology, const ActorNouns& nouns, std::string_view actor, Date date)
      : ontology_(ontology), nouns_(nouns), date_(date), words_(words_of(actor)) {
    for (const std::string& word : words_) lower_.push_back(to_lower(without_possessive(word)));
  }

  ActorCode code() {
    find_names();
    find_nouns();
    find_country();
    code_.sector = sector();
    if (is_former() && is_elite(code_.sector)) code_.sector = "ELI";
    return std::move(code_);
  }

 private:
  bool is_article(std::size_t i) const { return lower_[i] == "the" || lower_[i] == "a" || lower_[i] == "an"; }

  /// The longest names from left to right, each with its likeliest meaning on the date.
  void find_names() {
    for (std::size_t first = 0; first < words_.size();) {
      const auto match = longest_name_at(first);
      if (!match || is_part_of_a_longer_name(*match)) {
        ++first;
        continue;
      }
      names_.push_back(*match);
      first = match->end;
    }
    if (names_.empty()) find_misspelt_name();
  }

  std::optional<NameMatch> longest_name_at(std::size_t first) const {
    std::optional<NameMatch> best;
    PhraseKey key = empty_phrase;
    const bool no_capitals = std::ranges::none_of(words_, has_capital);
    for (std::size_t end = first + 1; end <= std::min(words_.size(), first + longest_name); ++end) {
      const PhraseKey stem = extend(key, without_possessive(words_[end - 1]));  // "Norway's central bank"
      key = extend(key, words_[end - 1]);                                       // "People's Republic of China"
      if (is_article(first) && end == first + 1) continue;
      for (const PhraseKey candidate : {stem, key})
        if (const auto meaning = likeliest(candidate, first, end, no_capitals)) best = {first, end, *meaning};
    }
    return best;
  }

  std::optional<Meaning> likeliest(PhraseKey key, std::size_t first, std::size_t end, bool no_capitals) const {
    bool has_small = false, is_capitalised = false;
    for (std::size_t i = first; i < end; ++i) {
      is_capitalised |= has_capital(words_[i]);
      has_small |= std::ranges::any_of(words_[i], [](char c) { return c >= 'a' && c <= 'z'; });
    }
    if (!is_capitalised && !(no_capitals && !is_noun(first, end))) return std::nullopt;
    std::optional<Meaning> best;
    double best_prior = 0;
    for (const Meaning& meaning : ontology_.names().meanings(key)) {
      if (meaning.wants_capitals && has_small) continue;
      if (!is_capitalised && meaning.prominence < 5) continue;
      double prior = name_prior(ontology_, meaning, date_);
      // "Minister Jobet": behind a title stands a person
      const bool is_person = ontology_.type_of(meaning.entity) == EntityType::person;
      if (meaning.kind == NameKind::short_name && is_person && meaning.prominence < 6 && first == 0) continue;
      if (meaning.kind == NameKind::short_name && !is_person && first > 0) continue;
      if (first > 0 && is_person && is_noun(first - 1, first)) prior += 3;
      if (best && prior <= best_prior) continue;
      best = meaning;
      best_prior = prior;
    }
    return best;
  }

  /// "Juan Carlos Jobet" is not Juan Carlos, "Feliciano Valencia" not Valencia: unknown capitalised words stand beside.
  bool is_part_of_a_longer_name(const NameMatch& match) const {
    const EntityType type = ontology_.type_of(match.meaning.entity);
    const bool is_demonym = match.meaning.kind == NameKind::adjective || match.meaning.kind == NameKind::people;
    if (type == EntityType::organisation || type == EntityType::state || is_demonym) return false;
    static const Words parts{"north",   "south",   "east",  "west",  "northern", "southern", "eastern",  "western",
                             "central", "greater", "upper", "lower", "inner",    "outer",    "downtown", "old"};
    const auto is_unknown_name = [&](std::size_t i) {
      return has_capital(words_[i]) && !is_article(i) && !is_noun(i, i + 1) && !parts.contains(lower_[i]);
    };
    const bool is_behind_a_name = !names_.empty() && names_.back().end == match.first;
    if (match.first > 0 && !is_behind_a_name && match.end == match.first + 1 && is_unknown_name(match.first - 1))
      return true;
    return type == EntityType::person && match.end < words_.size() &&
           words_[match.end - 1] == without_possessive(words_[match.end - 1]) && is_unknown_name(match.end);
  }

  /// "Dehli police", "Kazahks": two letters changed places in the name of a country, a people or a large city.
  void find_misspelt_name() {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      std::string word = words_[i];
      if (word.size() < 5 || !has_capital(word) || is_noun(i, i + 1)) continue;
      for (std::size_t k = 1; k + 1 < word.size(); ++k) {
        std::swap(word[k], word[k + 1]);
        for (const Meaning& meaning : ontology_.names().meanings(word))
          if (names_.empty() && meaning.prominence >= 4 && ontology_.type_of(meaning.entity) != EntityType::person)
            names_.push_back({i, i + 1, meaning});
        std::swap(word[k], word[k + 1]);
      }
    }
  }

  const ActorNoun* noun_at(std::size_t first, std::size_t end) const {
    PhraseKey key = empty_phrase;
    for (std::size_t i = first; i + 1 < end; ++i) key = extend(key, lower_[i]);
    for (const std::string& last : singulars(lower_[end - 1]))
      if (const auto found = nouns_.find(extend(key, last)); found != nouns_.end()) return &found->second;
    return nullptr;
  }
  bool is_noun(std::size_t first, std::size_t end) const { return noun_at(first, end) != nullptr; }

  void find_nouns() {
    static const Words pronouns{"he", "she", "it", "they", "him", "her", "them", "this", "those", "these", "who"};
    for (std::size_t first = 0; first < words_.size();) {
      if (words_.size() > 1 && pronouns.contains(lower_[first])) {  // "He Zhihua"
        ++first;
        continue;
      }
      NounMatch best{.first = first, .end = first + 1};
      for (std::size_t end = first + 1; end <= std::min(words_.size(), first + longest_noun); ++end)
        if (const ActorNoun* noun = noun_at(first, end)) best = {first, end, noun};
      if (best.noun != nullptr) noun_matches_.push_back(best);
      first = best.end;
    }
  }

  bool is_former() const {
    static const Words words{"former", "ex",      "retired",   "late",        "then",
                             "ousted", "deposed", "erstwhile", "ex-president"};
    return std::ranges::any_of(lower_,
                               [](const std::string& word) { return words.contains(word) || word.starts_with("ex-"); });
  }

  static bool is_elite(std::string_view sector) {
    return sector == "GOV" || sector == "LEG" || sector == "MIL" || sector == "SPY" || sector == "JUD" ||
           sector == "IGO";
  }

  /// Where the head of the phrase ends: at the first preposition or relative word.
  std::size_t head_end() const {
    static const Words words{"of", "in",   "at",      "from",  "for",  "who",   "with",   "to",   "on",
                             "by", "near", "against", "under", "that", "which", "linked", "loyal"};
    for (std::size_t i = 1; i < lower_.size(); ++i)
      if (words.contains(lower_[i])) return i;
    return lower_.size();
  }

  const NameMatch* name_over(const NounMatch& noun) const {
    for (const NameMatch& name : names_)
      if (name.first <= noun.first && noun.end <= name.end) return &name;
    return nullptr;
  }

  /// The last noun of the head that lies outside every name.
  const ActorNoun* head_noun(bool is_weak, std::size_t begin, std::size_t end) const {
    const ActorNoun* found = nullptr;
    for (const NounMatch& match : noun_matches_)
      if (match.first >= begin && match.end <= end && match.noun->is_weak == is_weak && name_over(match) == nullptr)
        found = match.noun;
    return found;
  }

  std::string sector_of_name(const NameMatch& name) const {
    const KnownEntity e = ontology_.at(name.meaning.entity);
    switch (e.entity.type) {
      case EntityType::person: return sector_at(ontology_, name.meaning.entity, date_);
      case EntityType::organisation: return std::string(e.entity.sector);
      case EntityType::state: return {};
      case EntityType::place: break;
    }
    if (name.meaning.kind != NameKind::full) return {};
    return is_seat_of_power(name.meaning.entity) ? "GOV" : is_whole(name) && is_town(e.kind) ? "CVL" : "";
  }

  static bool is_town(std::string_view kind) { return kind == "city" || kind == "town" || kind == "village"; }

  bool is_seat_of_power(std::uint32_t place) const {
    const KnownEntity e = ontology_.at(place);
    if (e.seat_of != no_entity) return true;
    return e.located_in != no_entity && ontology_.at(e.located_in).capital == place;
  }

  bool is_whole(const NameMatch& name) const {
    std::size_t rest = words_.size() - (name.end - name.first);
    for (std::size_t i = 0; i < name.first; ++i) rest -= is_article(i);
    return rest == 0;
  }

  std::string sector() const {
    const std::size_t end = head_end();
    if (const ActorNoun* noun = head_noun(false, 0, end)) return noun->sector;
    for (auto name = names_.rbegin(); name != names_.rend(); ++name)
      if (name->first < end)
        if (is_actor(*name) || is_whole(*name))
          if (std::string found = sector_of_name(*name); !found.empty()) return found;
    if (const ActorNoun* noun = head_noun(false, end, words_.size()); noun && head_noun(true, 0, end))
      return noun->sector;
    for (const NameMatch& name : names_)
      if (name.first >= end && is_actor(name) && head_noun(true, 0, end))
        if (std::string found = sector_of_name(name); !found.empty()) return found;
    if (const ActorNoun* noun = head_noun(true, 0, end)) return noun->sector;
    if (names_.size() == 1 && names_.front().meaning.kind == NameKind::people && words_.size() > 1 &&
        lower_.front() == "ordinary")
      return "CVL";
    return {};
  }

  bool is_actor(const NameMatch& name) const {
    const EntityType type = ontology_.type_of(name.meaning.entity);
    return type == EntityType::person || type == EntityType::organisation;
  }

  /// The first name that has a country says whose actor it is; states and demonyms before organisations.
  void find_country() {
    const NameMatch* best = nullptr;
    int best_rank = 0;
    for (const NameMatch& name : names_) {
      const EntityType type = ontology_.type_of(name.meaning.entity);
      const bool is_behind = name.first >= head_end();
      const int rank = (type == EntityType::state ? 3 : type == EntityType::place ? 1 : 2) - (is_behind ? 3 : 0);
      if (best == nullptr || rank > best_rank) best = &name, best_rank = rank;
    }
    for (const NameMatch& name : names_)
      if (is_whole(name) || (ontology_.type_of(name.meaning.entity) == EntityType::person && !names_.empty()))
        code_.entity = name.meaning.entity;
    if (best == nullptr) return;
    country_of(best->meaning.entity);
    if (code_.country.empty() && code_.international.empty())
      for (const NameMatch& name : names_)
        if (code_.country.empty()) country_of(name.meaning.entity);
  }

  void country_of(std::uint32_t entity) {
    const KnownEntity e = ontology_.at(entity);
    code_.country = e.entity.country;
    if (!code_.country.empty() || e.entity.type != EntityType::organisation) return;
    const auto belongs_to = [&](std::string_view id) {
      std::uint32_t up = entity;
      for (int depth = 0; depth < 8 && up != no_entity; ++depth) {
        if (ontology_.at(up).entity.id == id) return true;
        up = ontology_.at(up).part_of != no_entity ? ontology_.at(up).part_of : ontology_.at(up).agency_of;
      }
      return false;
    };
    if (belongs_to("org:EU")) code_.international = "EUR";
    else if (belongs_to("org:UN")) code_.international = e.kind == "bank" || e.kind == "un-body" ? "IGO" : "UNO";
    else if (e.entity.sector == "IGO") code_.international = "IGO";
  }

  const Ontology& ontology_;
  const ActorNouns& nouns_;
  Date date_;
  std::vector<std::string> words_;
  std::vector<std::string> lower_;
  std::vector<NameMatch> names_;
  std::vector<NounMatch> noun_matches_;
  ActorCode code_;
};

std::string sector_of_post(const Ontology& ontology, std::uint32_t post) {
  const KnownPost p = ontology.post(post);
  if (p.in == no_entity) return "GOV";
  const KnownEntity in = ontology.at(p.in);
  return in.entity.type == EntityType::organisation && !in.entity.sector.empty() ? std::string(in.entity.sector)
                                                                                 : "GOV";
}

}  // namespace

ActorNouns read_actor_nouns(std::string_view table, const std::string& source, Diagnostics& diagnostics) {
  ActorNouns nouns;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < table.size();) {
    const std::size_t end = std::min(table.find('\n', begin), table.size());
    std::string_view line = table.substr(begin, end - begin);
    begin = end + 1;
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#' || line.starts_with("noun\t")) continue;
    const auto complain = [&](std::string message) {
      diagnostics.add(source + ":" + std::to_string(number), std::move(message));
    };
    const auto tab = line.find('\t');
    if (tab == std::string_view::npos) {
      complain("needs a noun and a sector with a tab between");
      continue;
    }
    const std::string_view noun = line.substr(0, tab);
    const std::string_view rest = line.substr(tab + 1);
    const auto second = rest.find('\t');
    const std::string_view sector = rest.substr(0, second);
    const std::string_view weight = second == std::string_view::npos ? "" : rest.substr(second + 1);
    if (sector.size() != 3) complain("a sector has three letters, not '" + std::string(sector) + "'");
    else if (!weight.empty() && weight != "weak") complain("'" + std::string(weight) + "' should be 'weak' or nothing");
    else if (!nouns.try_emplace(extend(empty_phrase, noun), ActorNoun{std::string(sector), weight == "weak"}).second)
      complain("'" + std::string(noun) + "' is there already");
  }
  return nouns;
}

ActorNouns builtin_actor_nouns() {
  Diagnostics ignored;  // the build fails when the built-in table does not read cleanly
  return read_actor_nouns(builtin_actors(), "actors.tsv", ignored);
}

ActorCode actor_code(const Ontology& ontology, const ActorNouns& nouns, std::string_view actor, Date date) {
  return Coder(ontology, nouns, actor, date).code();
}

std::string sector_at(const Ontology& ontology, std::uint32_t person, Date date) {
  const auto tenures = ontology.tenures_of(person);
  if (tenures.empty()) return std::string(ontology.at(person).entity.sector);
  std::string sector;
  for (const std::uint32_t i : tenures) {
    const Tenure& t = ontology.tenure(i);
    if (is_known(date) ? may_be_within(date, t.from, t.until) : !is_known(t.until)) {
      sector = sector_of_post(ontology, t.post);
      if (sector == "GOV") return sector;
    }
  }
  return sector.empty() ? "ELI" : sector;
}

}  // namespace entente
