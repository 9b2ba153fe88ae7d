// SPDX-License-Identifier: Apache-2.0
#include "ingest/facts/relations.h"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "base/utf8.h"
#include "ingest/facts/clause.h"
#include "ingest/facts/offices.h"
#include "ingest/facts/participants.h"
#include "ingest/facts/relation_finder.h"
#include "ingest/role_nouns.h"
#include "ingest/syntax_tree.h"

namespace entente {
namespace {

class Finder : RelationFinder {
 public:
  Finder(Document& document, const Ontology& ontology, const SyntaxTree& tree, const Participants& participants)
      : RelationFinder(document, ontology, tree, participants), mention_ending_(document.tokens.size(), no_index) {
    for (std::uint32_t i = 0; i < document.mentions.size(); ++i)
      if (document.mentions[i].kind == MentionKind::name) mention_ending_[document.mentions[i].end_token - 1] = i;
  }

  void find() {
    PlaceRelations places(document_, ontology_, tree_, participants_);
    for (std::uint32_t i = 0; i < document_.mentions.size(); ++i) {
      const Mention& m = document_.mentions[i];
      if (m.entity == no_index) continue;
      if (m.kind == MentionKind::name) {
        if (type_of(m.entity) == EntityType::person) {
          title_before(m);
          works_for(m);
        }
        places.find(m);
      }
      if (m.kind == MentionKind::nominal && type_of(m.entity) == EntityType::person) by_description(m);
      described(m);
    }
    StatedRelations stated(document_, ontology_, tree_, participants_);
    for (std::uint32_t t = 0; t < document_.tokens.size(); ++t) stated.find(t);
    std::ranges::stable_sort(document_.relations, {}, [](const FoundRelation& r) { return r.evidence; });
    inform_newcomers();
  }

 private:
  // ---- offices ----

  /// "US Secretary of State Mike Pompeo": the title words and the state or body among them, right before the name.
  void title_before(const Mention& m) {
    const std::uint32_t sentence_start = document_.sentences[token(m.first_token).sentence].first_token;
    std::string title;
    std::uint32_t tail = no_index;
    std::uint32_t abroad = no_index;  // "ambassador to the United States"
    std::uint32_t first = m.first_token;
    const auto finish = [&] {
      if (title.starts_with("of ")) title = title.substr(3);
      if (!title.empty()) {
        if (tail == no_index && abroad != no_index) tail = state_behind(m.entity);
        if (tail == no_index) tail = owner_behind(m);
        office(m.entity, title, tail, span_of(first, std::max(m.end_token, end_of_owner_behind(m, tail))), "title");
      }
      title.clear();
      tail = abroad = no_index;
    };
    for (std::uint32_t t = m.first_token; t > sentence_start;) {
      --t;
      if (const std::uint32_t i = mention_ending_[t]; i != no_index && document_.mentions[i].entity != no_index &&
                                                      is_governmental(type_of(document_.mentions[i].entity))) {
        const Mention& owner = document_.mentions[i];
        if (title.empty() && word(m.first_token - 1) == ",") break;
        tail = owner.entity;
        first = t = owner.first_token;
        continue;
      }
      const std::string w = word(t);
      const bool is_noun = role_noun(token(t).lemma) == RoleNoun::title;
      if (is_title_word(w) || (!title.empty() && is_noun)) {
        // "ASEAN Chair Prime Minister": a whole title stands there already
        if ((w == "chair" || w == "chairman") && relation_of_title(title)) finish();
        title = title.empty() ? w : w + " " + title;
        first = t;
      } else if (is_noun && token(t).features.number == Number::plural) {  // "Presidents Biden and Xi"
        title = token(t).lemma;
        first = t;
      } else if (w == "to" && tail != no_index) {
        abroad = tail;
        tail = no_index;
      } else if (w == "and" || w == "&") {
        if (title.empty() || title.starts_with("of ") || relation_of_title(title)) break;
      } else if (w == ")" || w == "(") {
        if (w == ")" && t >= sentence_start + 2 && word(t - 2) == "(") t -= 2;  // "Director (DNI) Avril Haines"
        else break;
      } else if (w == "of" || w == "for" || w == "the" || w == "-" || w == "'s" || w == "’s") {
        if (title.empty() && tail == no_index) break;
        if (w == "of" && !title.empty()) title = "of " + title;
      } else {
        break;
      }
    }
    if (title.empty() && tail == no_index) share_title(m);
    finish();
  }

  /// "Prime Minister Hun Sen of Cambodia": the state behind the name.
  std::uint32_t owner_behind(const Mention& m) const {
    for (const std::uint32_t c : tree_.children(m.head)) {
      if (token(c).deprel != Deprel::nmod || c < m.end_token || tree_.preposition(c) != "of") continue;
      for (const std::uint32_t e : participants_.entities_at(c))
        if (is_governmental(type_of(e))) return e;
    }
    return no_index;
  }

  std::uint32_t end_of_owner_behind(const Mention& m, std::uint32_t owner) const {
    if (owner == no_index || owner_behind(m) != owner) return m.end_token;
    for (const std::uint32_t c : tree_.children(m.head))
      if (token(c).deprel == Deprel::nmod && c >= m.end_token) return c + 1;
    return m.end_token;
  }

  /// "Presidents Felix Tshisekedi of the DRC and Paul Kagame of Rwanda": the plural title is everybody's.
  void share_title(const Mention& m) {
    const std::uint32_t first = tree_.first_conjunct(m.head);
    const std::uint32_t owner = owner_behind(m);
    if (first == m.head || owner == no_index) return;
    const std::uint32_t i = participants_.mention_at(first);
    if (i == no_index || document_.mentions[i].first_token == 0) return;
    const Token& noun = token(document_.mentions[i].first_token - 1);
    if (noun.features.number != Number::plural || role_noun(noun.lemma) != RoleNoun::title) return;
    office(m.entity, noun.lemma, owner, span_of(document_.mentions[i].first_token - 1, end_of_owner_behind(m, owner)),
           "shared title");
  }

  /// "Malaysia's prime minister" of somebody named elsewhere.
  void by_description(const Mention& m) {
    for (const std::uint32_t owner : participants_.owners(m.head))
      if (is_governmental(type_of(owner))) office(m.entity, title_at(m.head), owner, m.span, "description");
  }

  /// "Martin Smith of PBS".
  void works_for(const Mention& m) {
    static const std::unordered_set<std::string_view> employers{"media", "company", "university", "think-tank",
                                                                "ngo",   "bank",    "airline"};
    for (const std::uint32_t c : tree_.children(m.head)) {
      if (token(c).deprel != Deprel::nmod || c < m.end_token) continue;
      const std::string preposition = tree_.preposition(c);
      if (preposition != "of" && preposition != "from" && preposition != "at" && preposition != "with") continue;
      for (const std::uint32_t e : participants_.entities_at(c)) {
        const auto known = ontology_.find(document_.entities[e].entity.id);
        if (known && employers.contains(ontology_.at(*known).kind))
          add(RelationType::employed_by, m.entity, e, span_of(m.first_token, c + 1), "of");
      }
    }
  }

  std::uint32_t state_behind(std::uint32_t entity) const {
    return state_of_country(document_, document_.entities[entity].entity.country);
  }

  /// A bare title belongs to the state or body in which the ontology knows the person to bear it.
  std::uint32_t owner_of_title(std::uint32_t person, const std::string& title) const {
    const auto known = ontology_.find(document_.entities[person].entity.id);
    if (!known) return no_index;
    for (const std::uint32_t i : ontology_.tenures_of(*known)) {
      const KnownPost post = ontology_.post(ontology_.tenure(i).post);
      if (post.in == no_entity) continue;
      const bool same =
          std::ranges::any_of(post.titles, [&](std::string_view t) { return title.ends_with(to_lower(t)); });
      if (!same) continue;
      for (std::uint32_t e = 0; e < document_.entities.size(); ++e)
        if (document_.entities[e].entity.id == ontology_.at(post.in).entity.id) return e;
    }
    return no_index;
  }

  void office(std::uint32_t person, const std::string& title, std::uint32_t tail, Span evidence,
              const std::string& rule) {
    auto type = relation_of_title(title);
    if (!type) return;
    const bool is_inferred = tail == no_index;
    if (is_inferred) tail = owner_of_title(person, title);
    if (tail == no_index || is_foreigner(person, tail)) return;
    if (*type == RelationType::holds_office && is_ministry(tail))  // a minister holds an office of the state
      if (const std::uint32_t state = state_behind(tail); state != no_index) tail = state;
    if (type_of(tail) == EntityType::organisation) {
      if (*type == RelationType::head_of_state_of || *type == RelationType::head_of_government_of)
        type = RelationType::leads;
      else if (*type == RelationType::ambassador_of) type = RelationType::holds_office;
    } else if (*type == RelationType::leads) {
      type = leader_of_state(person, tail);
    } else if (*type == RelationType::employed_by && type_of(tail) == EntityType::state) {
      return;
    }
    add(*type, person, tail, evidence, is_inferred ? rule + std::string(owner_understood) : rule, title);
    titles_.emplace_back(person, title);
  }

  /// Whether the ontology knows the person to serve another state: "Turkey's defence minister" was somebody else.
  bool is_foreigner(std::uint32_t person, std::uint32_t state) const {
    const DocumentEntity& who = document_.entities[person];
    const std::string& country = document_.entities[state].entity.country;
    return who.is_known && !who.entity.country.empty() && !country.empty() && type_of(state) == EntityType::state &&
           who.entity.country != country;
  }

  bool is_ministry(std::uint32_t entity) const {
    const auto known = ontology_.find(document_.entities[entity].entity.id);
    return known && ontology_.at(*known).kind == "ministry";
  }

  Date date() const { return parse_date(document_.article.published).value_or(Date{}); }

  RelationType leader_of_state(std::uint32_t person, std::uint32_t state) const {
    if (const auto known = ontology_.find(document_.entities[person].entity.id))
      for (const std::uint32_t i : ontology_.offices(*known, date())) {
        const KnownPost post = ontology_.post(ontology_.tenure(i).post);
        if (post.in != no_entity && ontology_.at(post.in).entity.id == document_.entities[state].entity.id &&
            (post.role == RelationType::head_of_state_of || post.role == RelationType::head_of_government_of))
          return post.role;
      }
    return RelationType::leads;
  }

  // ---- descriptions: apposition and copula ----

  void described(const Mention& m) {
    for (const std::uint32_t c : tree_.children(m.head)) {
      if (token(c).deprel != Deprel::appos || c < m.head) continue;
      const std::uint32_t nearest = described_by(c);
      const Mention& whom = nearest == no_index ? m : document_.mentions[nearest];
      describe_all({whom.entity}, c, whom, "apposition");
    }
    const Token& head = token(m.head);
    if (head.deprel == Deprel::appos && head.head != no_index && token(head.head).upos == Upos::noun &&
        m.kind == MentionKind::name)
      describe({m.entity}, head.head, cover(m.span, span_of(tree_.extent(head.head).first, head.head + 1)),
               "apposition");
    if (is_subject(head.deprel) && head.head != no_index && tree_.has_child(head.head, Deprel::cop) &&
        !tree_.is_negated(head.head))
      describe_all(participants_.fillers(m.head), head.head, m, "copula");
    if (m.kind != MentionKind::name) return;
    // "Russia's state airline Aeroflot", "the city of Omsk": a noun that the name is joined to
    if ((head.deprel == Deprel::appos || head.deprel == Deprel::flat || head.deprel == Deprel::nmod_desc) &&
        head.head != no_index)
      return;
    for (const std::uint32_t c : tree_.children(m.head))
      if (c < m.first_token && (token(c).deprel == Deprel::compound || token(c).deprel == Deprel::nmod_desc) &&
          token(c).upos == Upos::noun)
        joined(m, c);
  }

  /// "Kazan, the capital of Tatarstan, a republic within Russia": a description is of the name right before its comma.
  std::uint32_t described_by(std::uint32_t noun) const {
    const std::uint32_t first = tree_.extent(noun).first;
    if (first < 2 || word(first - 1) != ",") return no_index;
    const std::uint32_t i = mention_ending_[first - 2];
    return i != no_index && document_.mentions[i].entity != no_index && !document_.mentions[i].is_adjective ? i
                                                                                                            : no_index;
  }

  void describe_all(const std::vector<std::uint32_t>& who, std::uint32_t noun, const Mention& m,
                    const std::string& rule) {
    for (const std::uint32_t n : tree_.conjuncts(noun)) {
      if (n < noun) continue;
      const auto [first, end] = tree_.extent(n);
      describe(who, n, cover(m.span, span_of(n == noun ? first : n, end)), rule);
    }
  }

  std::string title_at(std::uint32_t noun) const {
    std::string out;
    for (const std::uint32_t c : tree_.children(noun))
      if (c < noun && (token(c).deprel == Deprel::compound || token(c).deprel == Deprel::amod) &&
          participants_.entities_at(c).empty())
        (out += word(c)) += ' ';
    out += to_lower(token(noun).lemma);
    for (const std::uint32_t c : tree_.children(noun))  // "secretary of state"
      if (token(c).deprel == Deprel::nmod && tree_.preposition(c) == "of" && participants_.entities_at(c).empty())
        (out += " of ") += to_lower(token(c).lemma);
    return out;
  }

  /// States and bodies that the noun phrase names as what it belongs to.
  std::vector<std::uint32_t> owners_of(std::uint32_t noun) const {
    auto out = participants_.owners(noun);
    for (const std::uint32_t c : tree_.children(noun)) {
      if (token(c).deprel != Deprel::nmod) continue;
      const std::string preposition = tree_.preposition(c);
      if (preposition == "at" || preposition == "for" || preposition == "with" || preposition == "within" ||
          preposition == "in" || preposition == "of")
        add_unique(out, participants_.fillers(c));
    }
    return out;
  }

  void describe(const std::vector<std::uint32_t>& who, std::uint32_t noun, Span evidence, const std::string& rule) {
    if (token(noun).upos != Upos::noun && token(noun).upos != Upos::propn) return;
    const std::string lemma = to_lower(token(noun).lemma);
    const auto owners = owners_of(noun);
    for (const std::uint32_t entity : who) {
      if (type_of(entity) == EntityType::person) {
        const std::string title = title_at(noun);
        bool found = false;
        for (const std::uint32_t owner : owners)
          if (is_governmental(type_of(owner))) {
            office(entity, title, owner, evidence, rule);
            found = true;
          }
        if (!found) office(entity, title, no_index, evidence, rule);
        continue;
      }
      for (const std::uint32_t owner : owners) describe_thing(entity, noun, lemma, owner, evidence, rule);
    }
  }

  void describe_thing(std::uint32_t entity, std::uint32_t noun, const std::string& lemma, std::uint32_t owner,
                      Span evidence, const std::string& rule) {
    static const std::unordered_set<std::string_view> organs{"agency",     "body",      "organ",   "arm",
                                                             "department", "branch",    "unit",    "ministry",
                                                             "office",     "programme", "program", "institution"};
    static const std::unordered_set<std::string_view> firms{
        "airline", "company", "firm", "carrier", "enterprise", "giant", "corporation", "bank", "broadcaster"};
    static const std::unordered_set<std::string_view> parts{"republic", "region", "province", "part",     "territory",
                                                            "oblast",   "county", "district", "peninsula"};
    static const std::unordered_set<std::string_view> spots{"city",   "town", "village", "port", "island",
                                                            "resort", "base", "suburb",  "site", "airport"};
    const EntityType type = type_of(entity);
    const EntityType owner_type = type_of(owner);
    if (lemma == "capital" && type == EntityType::place)
      return add(RelationType::capital_of, entity, owner, evidence, rule);
    if (lemma == "member" && is_governmental(type) && owner_type == EntityType::organisation)
      return add(RelationType::member_of, entity, owner, evidence, rule);
    if ((lemma == "chair" || lemma == "chairman" || lemma == "president") && owner_type == EntityType::organisation) {
      add(RelationType::chairs, entity, owner, evidence, rule);
      if (type == EntityType::state) add(RelationType::member_of, entity, owner, evidence, rule);
      return;
    }
    if (lemma == "ally") return add(RelationType::ally_of, entity, owner, evidence, rule);
    if (lemma == "neighbour" || lemma == "neighbor") return add(RelationType::borders, entity, owner, evidence, rule);
    if (lemma == "partner" && is_trade(noun)) return add(RelationType::trade_partner_of, entity, owner, evidence, rule);
    if (type == EntityType::organisation && organs.contains(lemma) && is_governmental(owner_type))
      return add(RelationType::agency_of, entity, owner, evidence, rule);
    if (type == EntityType::organisation && firms.contains(lemma) && owner_type == EntityType::state &&
        is_state_owned(noun))
      return add(RelationType::owned_by, entity, owner, evidence, rule);
    if (type == EntityType::organisation && (lemma == "subsidiary" || lemma == "unit"))
      return add(RelationType::owned_by, entity, owner, evidence, rule);
    if (type == EntityType::place && parts.contains(lemma) && owner_type != EntityType::person)
      return add(RelationType::part_of, entity, owner, evidence, rule);
    if (type == EntityType::place && spots.contains(lemma) && owner_type != EntityType::person &&
        owner_type != EntityType::organisation)
      return add(RelationType::located_in, entity, owner, evidence, rule);
  }

  bool is_state_owned(std::uint32_t noun) const {
    return std::ranges::any_of(tree_.children(noun), [&](std::uint32_t c) {
      const std::string w = word(c);
      return w == "state" || w == "national" || w.starts_with("state-") || w == "owned" || w == "flag" || w == "run" ||
             w == "nationalised";
    });
  }

  /// "Russia's state airline Aeroflot": the noun before the name describes it, the possessor hangs on either.
  void joined(const Mention& m, std::uint32_t noun) {
    const std::string lemma = to_lower(token(noun).lemma);
    std::vector<std::uint32_t> owners = participants_.owners(noun);
    add_unique(owners, participants_.owners(m.head));
    std::uint32_t first = std::min(tree_.extent(noun).first, noun);
    for (const std::uint32_t c : tree_.children(m.head))
      if (token(c).deprel == Deprel::nmod_poss || token(c).deprel == Deprel::amod) first = std::min(first, c);
    const bool state_word = std::ranges::any_of(
        tree_.children(m.head), [&](std::uint32_t c) { return word(c) == "state" || word(c) == "national"; });
    for (const std::uint32_t owner : owners) {
      if (state_word && type_of(m.entity) == EntityType::organisation && type_of(owner) == EntityType::state)
        add(RelationType::owned_by, m.entity, owner, span_of(first, m.end_token), "joined noun");
      else describe_thing(m.entity, noun, lemma, owner, span_of(first, m.end_token), "joined noun");
    }
    const Token& head = token(m.head);
    if (lemma == "partner" && head.head != no_index) return;
  }

  /// What an office says of somebody the ontology does not know: whose state, which sector.
  void inform_newcomers() {
    for (const FoundRelation& r : document_.relations) {
      Entity& head = document_.entities[r.head].entity;
      if (document_.entities[r.head].is_known || head.type != EntityType::person) continue;
      if (head.country.empty()) head.country = document_.entities[r.tail].entity.country;
    }
    for (const auto& [person, title] : titles_) {
      Entity& entity = document_.entities[person].entity;
      if (entity.sector.empty()) entity.sector = sector_of_title(title);
    }
  }

  std::vector<std::uint32_t> mention_ending_;  // per token, the name that ends with it
  std::vector<std::pair<std::uint32_t, std::string>> titles_;
};

}  // namespace

void find_relations(Document& document, const Ontology& ontology) {
  const SyntaxTree tree(document);
  const Participants participants(document, tree);
  Finder(document, ontology, tree, participants).find();
}

}  // namespace entente
