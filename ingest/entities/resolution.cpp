// SPDX-License-Identifier: Apache-2.0
#include "ingest/entities/resolution.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "base/utf8.h"
#include "ingest/entities/mentions.h"
#include "ingest/entities/metonyms.h"
#include "ingest/role_nouns.h"
#include "ingest/syntax_tree.h"
#include "ontology/actor_code.h"

namespace entente {
namespace {

EntityType entity_type_of(NameType type) {
  switch (type) {
    case NameType::person: return EntityType::person;
    case NameType::state: return EntityType::state;
    case NameType::place: return EntityType::place;
    default: return EntityType::organisation;
  }
}

/// Lower-case words of a name, without punctuation.
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> out;
  std::string word;
  for (const char c : fold(name) + " ") {
    const bool is_part = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (is_part) {
      word += c;
    } else if (!word.empty() && c != '.' && c != '\'') {
      out.push_back(std::move(word));
      word.clear();
    }
  }
  return out;
}

std::string initials_of(std::string_view name) {
  std::string out;
  static const std::set<std::string, std::less<>> skipped{"of", "the", "and", "for", "in", "on", "de", "to", "a"};
  for (const std::string& word : words_of(name))
    if (!skipped.contains(word)) out += word.front();
  return out;
}

class Resolver {
 public:
  Resolver(Document& document, const Ontology& ontology)
      : document_(document), ontology_(ontology), tree_(document), date_(reference_date(document)) {}

  void resolve() {
    count_states();
    // Full names first, so that a surname in the headline finds the person named in full below.
    std::vector<std::uint32_t> later;
    for (std::uint32_t i = 0; i < document_.mentions.size(); ++i) {
      if (document_.mentions[i].kind != MentionKind::name) continue;
      if (!resolve_full(i)) later.push_back(i);
    }
    round_ = 1;
    for (const std::uint32_t i : later) resolve_short(i);
    order_entities();
  }

 private:
  const Mention& mention(std::uint32_t i) const { return document_.mentions[i]; }
  std::string_view text(std::uint32_t i) const { return text_of(document_, mention(i).span); }

  void count_states() {
    for (const Mention& m : document_.mentions) {
      if (m.kind != MentionKind::name) continue;
      for (const Meaning& meaning : meanings_of(document_, ontology_, m.first_token, m.end_token)) {
        if (meaning.kind == NameKind::short_name) continue;
        const KnownEntity e = ontology_.at(meaning.entity);
        if (e.entity.type == EntityType::state || e.entity.type == EntityType::place)
          ++countries_[std::string(e.entity.country)];
      }
    }
  }

  bool is_in_article(std::string_view country) const {
    const auto found = countries_.find(country);
    return !country.empty() && found != countries_.end() && found->second > 0;
  }

  /// Whether a title stands right before the mention: "President Putin".
  bool has_title(const Mention& m) const {
    if (m.first_token == 0) return false;
    return is_title_word(to_lower(text_of(document_, document_.tokens[m.first_token - 1])));
  }

  double score(const Meaning& meaning, const Mention& m) const {
    const KnownEntity e = ontology_.at(meaning.entity);
    double score = meaning.kind == NameKind::full ? 4 : meaning.kind == NameKind::short_name ? 1 : 3;
    score += 0.3 * meaning.prominence;
    if (name_type_of(e.entity.type) == m.type) score += 1;
    if (is_in_article(e.entity.country)) score += e.entity.type == EntityType::person ? 1.5 : 0.5;
    if (e.entity.type == EntityType::person) {
      if (!ontology_.offices(meaning.entity, date_).empty()) score += is_known(date_) ? 1.5 : 0.5;
      if (has_title(m)) score += 1;
    }
    if (e.entity.type == EntityType::state && !may_be_within(date_, {}, e.until)) score -= 1.5;
    return score;
  }

  /// The likeliest of the meanings that `accept` lets through.
  template <class Accept>
  const Meaning* likeliest(const std::vector<Meaning>& meanings, const Mention& m, Accept accept) const {
    const Meaning* best = nullptr;
    double best_score = 0;
    for (const Meaning& meaning : meanings) {
      if (!accept(meaning)) continue;
      const double s = score(meaning, m);
      if (best == nullptr || s > best_score) {
        best = &meaning;
        best_score = s;
      }
    }
    return best;
  }

  bool resolve_full(std::uint32_t i) {
    const Mention& m = mention(i);
    const auto meanings = meanings_of(document_, ontology_, m.first_token, m.end_token);
    const bool is_single = m.end_token - m.first_token == 1;
    const Meaning* best = likeliest(meanings, m, [&](const Meaning& meaning) {
      if (meaning.kind == NameKind::short_name) return false;
      const EntityType type = ontology_.at(meaning.entity).entity.type;
      // the model saw a person, and the ontology knows a place of the same name
      if (m.type == NameType::person && type != EntityType::person && is_single && has_title(m)) return false;
      return true;
    });
    if (best != nullptr) {
      assign(i, entity_of_world(document_, ontology_, best->entity), Resolution::known_name);
      speak_for_state(i);
      return true;
    }
    if (is_single || (m.type == NameType::organisation && is_generic_body(m))) return false;
    if (!meanings.empty()) return false;  // several words, but a short name: "van der Leyen"
    assign(i, newcomer(entity_type_of(m.type), name_at(m)), Resolution::new_name);
    note_acronym(i);
    return true;
  }

  /// "Foreign Ministry", "Parliament": a body that every state has.
  bool is_generic_body(const Mention& m) const {
    static const std::set<std::string, std::less<>> heads{
        "ministry", "parliament", "senate",     "army",    "navy",     "government", "assembly", "court",    "forces",
        "force",    "police",     "department", "council", "congress", "bank",       "cabinet",  "military", "guard"};
    const auto words = words_of(text_of(document_, m.span));
    return !words.empty() && (heads.contains(words.back()) || heads.contains(words.front()));
  }

  /// The state that the words around a generic name say it belongs to, or that the article speaks of last before it.
  std::uint32_t state_beside(std::uint32_t i) const {
    const Mention& m = mention(i);
    std::uint32_t last = no_index;
    for (std::uint32_t k = 0; k < document_.mentions.size(); ++k) {
      const Mention& other = mention(k);
      if (k == i || other.entity == no_index || !document_.entities[other.entity].is_known) continue;
      if (document_.entities[other.entity].entity.type != EntityType::state) continue;
      const std::uint32_t up = document_.tokens[other.head].head;
      if (up != no_index && up >= m.first_token && up < m.end_token) return other.entity;
      if (other.end_token == m.first_token) return other.entity;
      if (other.first_token < m.first_token) last = other.entity;
    }
    return last;
  }

  std::uint32_t generic_body(std::uint32_t i) {
    const Mention& m = mention(i);
    const std::uint32_t state = state_beside(i);
    const std::string name = name_at(m);
    if (state == no_index) return newcomer(EntityType::organisation, name);
    const Entity owner = document_.entities[state].entity;
    const auto known_state = ontology_.find(owner.id);
    std::vector<std::string> forms{name + " of " + owner.name, owner.name + " " + name, name + " (" + owner.name + ")"};
    if (known_state)
      for (const std::string_view adjective : ontology_.at(*known_state).adjectives)
        forms.push_back(std::string(adjective) + " " + name);
    for (const std::string& form : forms)
      for (const Meaning& meaning : ontology_.names().meanings(form))
        if (meaning.kind == NameKind::full) return entity_of_world(document_, ontology_, meaning.entity);
    for (const Meaning& meaning : meanings_of(document_, ontology_, m.first_token, m.end_token))
      if (ontology_.at(meaning.entity).entity.country == owner.country)
        return entity_of_world(document_, ontology_, meaning.entity);
    const std::uint32_t made = newcomer(EntityType::organisation, name + " (" + owner.name + ")");
    document_.entities[made].entity.country = owner.country;
    document_.entities[made].entity.sector = "GOV";
    return made;
  }

  void resolve_short(std::uint32_t i) {
    const Mention& m = mention(i);
    if (const std::uint32_t alias = alias_of(i); alias != no_index) return assign(i, alias, Resolution::shortened);
    const auto meanings = meanings_of(document_, ontology_, m.first_token, m.end_token);
    if (m.type == NameType::organisation && is_generic_body(m))
      return assign(i, generic_body(i), Resolution::state_body);
    const Meaning* best = likeliest(meanings, m, [&](const Meaning& meaning) { return is_believable(meaning, m); });
    if (best != nullptr) return assign(i, entity_of_world(document_, ontology_, best->entity), Resolution::known_short);
    if (!meanings.empty() && !was_seen_by_model(m)) return;
    if (m.type == NameType::other || m.type == NameType::event) return;
    assign(i, newcomer(entity_type_of(m.type == NameType::state ? NameType::place : m.type), name_at(m)),
           Resolution::new_name);
    note_acronym(i);
  }

  bool was_seen_by_model(const Mention& m) const {
    return std::ranges::any_of(document_.names, [&](const Name& name) {
      return name.first_token <= m.first_token && m.end_token <= name.end_token && name.type != NameType::other &&
             name.type != NameType::event;
    });
  }

  /// A surname alone means somebody in office or well known whose state is at issue; else it is anybody's.
  bool is_believable(const Meaning& meaning, const Mention& m) const {
    const KnownEntity e = ontology_.at(meaning.entity);
    if (e.entity.type != EntityType::person) return is_in_article(e.entity.country) || meaning.prominence >= 6;
    const bool in_office = is_known(date_) && !ontology_.offices(meaning.entity, date_).empty();
    if (m.type != NameType::person && m.type != NameType::other && !in_office) return false;
    if (in_office && (is_in_article(e.entity.country) || has_title(m))) return true;
    if (has_title(m) && (is_in_article(e.entity.country) || meaning.prominence >= 7)) return true;
    return meaning.prominence >= 8 || (meaning.prominence >= 6 && is_in_article(e.entity.country));
  }

  /// A name of the article with what it means, wherever it stands.
  struct Named {
    std::vector<std::string> words;
    std::string initials;
    std::uint32_t entity = no_index;
    std::array<std::vector<std::uint32_t>, 2> mentions;  // resolved in the first and in the second round, ascending
  };

  void note_name(std::uint32_t i, std::uint32_t entity) {
    if (mention(i).kind != MentionKind::name) return;
    const auto [known, is_new] = named_at_.try_emplace({std::string(text(i)), entity}, named_.size());
    if (is_new) named_.push_back({.words = words_of(text(i)), .initials = initials_of(text(i)), .entity = entity});
    named_[known->second].mentions[round_].push_back(i);
  }

  /// An entity of the article that this shorter name may stand for; the nearest one named before, else after.
  /// O(distinct names of the article + mentions of those that fit).
  std::uint32_t alias_of(std::uint32_t i) const {
    const Mention& m = mention(i);
    const std::string key = fold(text(i));
    if (const auto acronym = acronyms_.find(key); acronym != acronyms_.end()) return acronym->second;
    const auto words = words_of(text(i));
    if (words.empty()) return no_index;
    std::uint32_t before = no_index;
    std::uint32_t after = no_index;
    for (const Named& named : named_) {
      if (!may_shorten(words, named, m) || keeps_full_name(named, words)) continue;
      for (const auto& mentions : named.mentions) {
        const auto still_means_it = [&](std::uint32_t k) { return k != i && mention(k).entity == named.entity; };
        const auto middle = std::ranges::lower_bound(mentions, i);
        for (auto k = middle; k != mentions.begin();)
          if (still_means_it(*--k)) {
            if (before == no_index || *k > before) before = *k;
            break;
          }
        const auto next = std::find_if(middle, mentions.end(), still_means_it);
        if (next != mentions.end() && (after == no_index || *next < after)) after = *next;
      }
    }
    const std::uint32_t found = before != no_index ? before : after;
    return found == no_index ? no_index : mention(found).entity;
  }

  /// "His wife Grace Mugabe", "Grace Mugabe" in an article on Mugabe: the surname alone goes on to mean the other one.
  bool keeps_full_name(const Named& named, const std::vector<std::string>& words) const {
    if (words.size() > 1 || named.words.size() < 2 || named.mentions[0].empty()) return false;
    if (document_.entities[named.entity].entity.type != EntityType::person) return false;
    const std::uint32_t first = named.mentions[0].front();
    if (follows_kin(mention(first))) return true;
    if (has_title(mention(first))) return false;
    std::ptrdiff_t others = 0;  // times that the surname alone meant somebody else before
    for (const Named& other : named_)
      if (other.words == words && other.entity != named.entity)
        others += std::ranges::lower_bound(other.mentions[1], first) - other.mentions[1].begin();
    return others >= 2;
  }

  /// "wife Grace Mugabe", "brother, General Raúl Castro".
  bool follows_kin(const Mention& m) const {
    static const std::set<std::string, std::less<>> kin{
        "wife",    "husband",  "son",     "daughter",    "brother",       "sister",      "father",  "mother",
        "widow",   "cousin",   "nephew",  "niece",       "uncle",         "aunt",        "spouse",  "grandson",
        "widower", "partner",  "fiancee", "fiancée",     "granddaughter", "grandfather", "stepson", "half-brother",
        "ex-wife", "children", "sibling", "grandmother", "twin"};
    constexpr std::uint32_t reach = 3;
    for (std::uint32_t t = m.first_token; t > 0 && m.first_token - t < reach;) {
      const Token& token = document_.tokens[--t];
      if (kin.contains(to_lower(text_of(document_, token)))) return true;
      if (token.upos != Upos::punct && token.upos != Upos::propn && token.upos != Upos::adj) return false;
    }
    return false;
  }

  bool may_shorten(const std::vector<std::string>& words, const Named& full, const Mention& m) const {
    const DocumentEntity& e = document_.entities[full.entity];
    const auto& full_words = full.words;
    if (e.entity.type == EntityType::person) {
      if (m.type != NameType::person && m.type != NameType::other && m.type != NameType::place &&
          m.type != NameType::organisation)
        return false;
      if (full_words.size() <= words.size()) return full_words == words;
      if (std::ranges::equal(
              words, std::vector(full_words.end() - static_cast<std::ptrdiff_t>(words.size()), full_words.end())))
        return true;
      if (words.size() == 1 && m.type == NameType::person && words.front().size() > 2 &&
          std::ranges::find(full_words, words.front()) != full_words.end())
        return true;
      if (const auto known = ontology_.find(e.entity.id))  // "Anwar", "MBS"
        return std::ranges::any_of(ontology_.at(*known).short_names,
                                   [&](std::string_view s) { return words_of(s) == words; });
      return false;
    }
    if (e.entity.type != EntityType::organisation || m.type == NameType::person) return false;
    if (full_words == words) return true;
    if (words.size() == 1) {
      if (full_words.size() > 1 && words.front() == full.initials) return true;
      if (full_words.size() > 1 && full_words.back() == words.front() && is_definite_body(m, words.front()))
        return true;
      return full_words.size() > 1 && full_words.front() == words.front() && words.front().size() >= 4 &&
             m.type == NameType::organisation;
    }
    return false;
  }

  /// "The Company" after "the Suez Canal Company".
  bool is_definite_body(const Mention& m, const std::string& word) const {
    return role_noun(word) == RoleNoun::body && m.first_token > 0 &&
           to_lower(text_of(document_, document_.tokens[m.first_token - 1])) == "the";
  }

  /// "International Civil Aviation Organization (ICAO)": what stands in brackets is another name.
  void note_acronym(std::uint32_t i) {
    const Mention& m = mention(i);
    if (m.entity == no_index || m.end_token + 2 >= document_.tokens.size()) return;
    const auto word = [&](std::uint32_t k) { return text_of(document_, document_.tokens[m.end_token + k]); };
    if (word(0) != "(" || word(2) != ")") return;
    const std::string acronym = fold(word(1));
    if (acronym.size() >= 2 && acronym.size() <= 10) acronyms_.emplace(acronym, m.entity);
  }

  std::string name_at(const Mention& m) const {
    std::string out;
    for (const char c : text_of(document_, m.span)) {
      const bool is_blank = c == '\n' || c == '\t' || c == '\r' || c == ' ';
      if (!is_blank) out += c;
      else if (!out.empty() && out.back() != ' ') out += ' ';
    }
    return out;
  }

  std::uint32_t newcomer(EntityType type, const std::string& name) {
    // one name, one newcomer: the model may type it differently from sentence to sentence, the first time counts
    const std::string key = fold(name);
    const auto [known, is_new] = newcomers_.emplace(key, static_cast<std::uint32_t>(document_.entities.size()));
    if (!is_new) return known->second;
    const std::string id = newcomer_id(type, name);
    DocumentEntity& made = document_.entities.emplace_back();
    made.entity.id = id;
    made.entity.type = type;
    made.entity.name = name;
    return static_cast<std::uint32_t>(document_.entities.size() - 1);
  }

  void assign(std::uint32_t i, std::uint32_t entity, Resolution by) {
    document_.mentions[i].entity = entity;
    document_.mentions[i].by = by;
    document_.mentions[i].type = name_type_of(document_.entities[entity].entity.type);
    note_name(i, entity);
  }

  /// "Moscow rejected": the capital or seat acts, so the state is meant.
  void speak_for_state(std::uint32_t i) {
    const DocumentEntity& e = document_.entities[mention(i).entity];
    if (e.entity.type != EntityType::place) return;
    const auto world = ontology_.find(e.entity.id);
    const std::uint32_t master = world ? governed_from(ontology_, *world) : no_entity;
    if (master == no_entity || !acts_as_government(document_, tree_, ontology_.lexicon(), mention(i),
                                                   ontology_.at(*world).seat_of != no_entity))
      return;
    assign(i, entity_of_world(document_, ontology_, master), Resolution::seat);
  }

  /// Entities in order of first mention; those that lost all mentions go.
  void order_entities() {
    std::vector<DocumentEntity> ordered;
    std::map<std::uint32_t, std::uint32_t> place;
    for (std::uint32_t i = 0; i < document_.mentions.size(); ++i) {
      Mention& m = document_.mentions[i];
      if (m.entity == no_index) continue;
      const auto [known, is_new] = place.emplace(m.entity, static_cast<std::uint32_t>(ordered.size()));
      if (is_new) ordered.push_back(std::move(document_.entities[m.entity]));
      m.entity = known->second;
      ordered[m.entity].mentions.push_back(i);
    }
    document_.entities = std::move(ordered);
  }

  Document& document_;
  const Ontology& ontology_;
  SyntaxTree tree_;
  Date date_;
  std::map<std::string, int, std::less<>> countries_;
  std::map<std::string, std::uint32_t, std::less<>> acronyms_;
  std::map<std::string, std::uint32_t, std::less<>> newcomers_;  // by folded name
  std::vector<Named> named_;
  std::size_t round_ = 0;
  std::map<std::pair<std::string, std::uint32_t>, std::size_t> named_at_;  // by text and entity
};

}  // namespace

std::string newcomer_id(EntityType type, std::string_view name) {
  static constexpr std::string_view prefixes[] = {"person:", "state:", "org:", "place:"};
  std::string id(prefixes[static_cast<std::size_t>(type)]);
  const std::size_t start = id.size();
  for (const char c : fold(name)) {
    const bool is_part = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (is_part) id += c;
    else if (id.size() > start && id.back() != '-' && c != '\'') id += '-';
  }
  while (id.size() > start && id.back() == '-') id.pop_back();
  if (id.size() == start) id += "unnamed";
  return id;
}

std::uint32_t entity_of_world(Document& document, const Ontology& ontology, std::uint32_t world_entity) {
  const KnownEntity known = ontology.at(world_entity);
  for (std::uint32_t i = 0; i < document.entities.size(); ++i)
    if (document.entities[i].entity.id == known.entity.id) return i;
  DocumentEntity& made = document.entities.emplace_back();
  made.entity = known.entity.to_entity();
  made.is_known = true;
  if (known.entity.type == EntityType::person && made.entity.sector.empty())
    made.entity.sector = sector_at(ontology, world_entity, reference_date(document));
  if (known.entity.type == EntityType::state) made.entity.sector = "";
  return static_cast<std::uint32_t>(document.entities.size() - 1);
}

Date reference_date(const Document& document) { return parse_date(document.article.published).value_or(Date{}); }

void resolve_mentions(Document& document, const Ontology& ontology) { Resolver(document, ontology).resolve(); }

}  // namespace entente
