// SPDX-License-Identifier: Apache-2.0
#include "ingest/entities/origins.h"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/utf8.h"
#include "ingest/entities/actor_phrases.h"
#include "ingest/entities/homes.h"
#include "ingest/entities/mentions.h"
#include "ingest/entities/resolution.h"
#include "ingest/role_nouns.h"
#include "ingest/syntax_tree.h"

namespace entente {
namespace {

/// Actors that belong to one state, unlike companies, churches, newspapers and what is international.
bool is_of_one_state(std::string_view sector) {
  static const std::unordered_set<std::string_view> sectors{"GOV", "MIL", "COP", "SPY", "LEG", "JUD", "PTY",
                                                            "OPP", "REB", "PRM", "LAB", "CVL", "ELI"};
  return sectors.contains(sector);
}

class Finder {
 public:
  Finder(Document& document, const Ontology& ontology, const ActorNouns& nouns)
      : document_(document), ontology_(ontology), nouns_(nouns), tree_(document), homes_(document, tree_) {}

  void find() {
    for (const Mention& mention : document_.mentions) {
      if (mention.kind != MentionKind::name || mention.entity == no_index) continue;
      DocumentEntity& newcomer = document_.entities[mention.entity];
      const EntityType type = newcomer.entity.type;
      if (newcomer.is_known || (type != EntityType::person && type != EntityType::organisation)) continue;
      const std::string sector = sector_beside(mention);
      if (newcomer.entity.sector.empty() && sector != "UNK") newcomer.entity.sector = sector;
      if (newcomer.entity.country.empty()) newcomer.entity.country = country_of(mention, newcomer.entity);
    }
  }

 private:
  std::string country_of(const Mention& mention, const Entity& newcomer) const {
    if (newcomer.type == EntityType::organisation)
      if (std::string own = country_in_name(mention); !own.empty()) return own;
    for (const std::uint32_t noun : nouns_beside(mention))
      if (const Home home = homes_.of(noun); is_home(home, newcomer.type)) return country_at(home);
    const bool has_post = newcomer.type == EntityType::person && has_office(mention);
    if (!has_post && !is_of_one_state(newcomer.sector)) return {};
    const Home scene = homes_.only_one_in(document_.tokens[mention.head].sentence);
    return scene.token != no_index && is_scene_in(mention, !has_post) ? country_at(scene) : std::string{};
  }

  /// Whether the state of the sentence is where it happens ("Haiti's elections", "in Mali") and no party to it. A body
  /// of one state may deal with its government.
  bool is_scene_in(const Mention& mention, bool may_be_government) const {
    const Sentence& sentence = document_.sentences[document_.tokens[mention.head].sentence];
    for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
      if (homes_.country_at(t).empty() || t == mention.head) continue;
      const Token& token = document_.tokens[tree_.first_conjunct(t)];
      const bool is_attribute = token.deprel == Deprel::amod || token.deprel == Deprel::compound ||
                                token.deprel == Deprel::nmod_poss || token.deprel == Deprel::nmod;
      if (is_attribute && (may_be_government || !is_actor(token.head))) continue;
      if (token.deprel == Deprel::obl && homes_.is_locative(tree_.preposition(t))) continue;
      if (token.deprel == Deprel::appos || token.deprel == Deprel::flat) continue;
      return false;
    }
    return true;
  }

  bool is_actor(std::uint32_t noun) const {
    return document_.tokens[noun].upos == Upos::propn || actor_noun_at(document_, tree_, nouns_, noun) != nullptr;
  }

  /// "Annan in Geneva" only says where he was.
  static bool is_home(const Home& home, EntityType type) {
    if (home.token == no_index) return false;
    return type == EntityType::organisation || home.preposition.empty() || home.preposition == "of" ||
           home.preposition == "from";
  }

  std::string country_at(const Home& home) const {
    if (home.token == no_index) return {};
    return document_.entities[document_.mentions[homes_.mention_at(home.token)].entity].entity.country;
  }

  /// The head of the name and the nouns that describe it: "the rebel group Dawn", "Ana Ruiz, a Peruvian activist".
  std::vector<std::uint32_t> nouns_beside(const Mention& mention) const {
    std::vector<std::uint32_t> out{mention.head};
    const std::uint32_t up = tree_.head(mention.head);
    const Deprel deprel = document_.tokens[mention.head].deprel;
    const bool is_attribute = deprel == Deprel::compound && up != no_index && document_.tokens[up].upos == Upos::noun;
    if (up != no_index && (joins_name_and_noun(deprel) || is_attribute)) out.push_back(up);
    for (const std::uint32_t c : tree_.children(mention.head)) {
      const bool is_beside =
          joins_name_and_noun(document_.tokens[c].deprel) || document_.tokens[c].deprel == Deprel::compound;
      if (is_beside && actor_noun_at(document_, tree_, nouns_, c) != nullptr) out.push_back(c);
    }
    return out;
  }

  std::string sector_beside(const Mention& mention) const {
    for (const std::uint32_t noun : nouns_beside(mention)) {
      if (noun == mention.head) continue;
      if (actor_noun_at(document_, tree_, nouns_, noun) != nullptr)
        return actor_code_at(document_, tree_, ontology_, nouns_, noun).sector;
    }
    if (mention.type != NameType::organisation) return {};
    return actor_code(ontology_, nouns_, text_of(document_, mention.span), reference_date(document_)).sector;
  }

  /// "President Levy Banda", "Gen. Issa Traore".
  bool has_office(const Mention& mention) const {
    if (mention.type != NameType::person || mention.first_token == 0) return false;
    static const std::unordered_set<std::string_view> courtesies{"mr",  "mr.", "mrs",  "mrs.", "ms",   "ms.", "dr",
                                                                 "dr.", "sir", "dame", "rev.", "chef", "st."};
    const auto is_office = [&](std::uint32_t t) {
      const std::string word = to_lower(text_of(document_, document_.tokens[t]));
      return is_title_word(word) && !courtesies.contains(word);
    };
    return is_office(mention.first_token - 1) || is_office(mention.first_token);
  }

  /// "Liberian Peace Council", "Lusaka High Court": the one state that its words name; none when they name two.
  std::string country_in_name(const Mention& mention) const {
    std::string state;
    std::string place;
    bool are_two = false;
    const auto note = [&](std::string& country, std::string_view found) {
      are_two = are_two || (!country.empty() && country != found);
      country = found;
    };
    for (std::uint32_t first = mention.first_token; first < mention.end_token; ++first)
      for (std::uint32_t end = std::min(mention.end_token, first + 3); end > first; --end) {
        const auto meanings = meanings_of(document_, ontology_, first, end);
        const auto best = std::ranges::max_element(meanings, {}, [&](const Meaning& m) {
          return 2 * m.prominence + (ontology_.type_of(m.entity) == EntityType::state);
        });
        if (best == meanings.end()) continue;
        const KnownEntity known = ontology_.at(best->entity);
        if (known.entity.type == EntityType::state) note(state, known.entity.country);
        else if (known.entity.type == EntityType::place && best->prominence >= 3) note(place, known.entity.country);
        else continue;
        first = end - 1;
        break;
      }
    if (are_two) return {};
    if (!state.empty()) return state;
    return is_of_one_place(mention) ? place : std::string{};
  }

  /// Bodies that stand where their name says, unlike "the Geneva Group".
  bool is_of_one_place(const Mention& mention) const {
    const std::string sector =
        actor_code(ontology_, nouns_, text_of(document_, mention.span), reference_date(document_)).sector;
    return is_of_one_state(sector) || sector == "EDU" || sector == "MED" || sector == "JRN";
  }

  Document& document_;
  const Ontology& ontology_;
  const ActorNouns& nouns_;
  SyntaxTree tree_;
  Homes homes_;
};

}  // namespace

void find_origins(Document& document, const Ontology& ontology, const ActorNouns& nouns) {
  Finder(document, ontology, nouns).find();
}

}  // namespace entente
