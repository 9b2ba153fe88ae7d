// SPDX-License-Identifier: Apache-2.0
#include "ingest/facts/relations.h"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "base/utf8.h"
#include "ingest/facts/clause.h"
#include "ingest/facts/known_offices.h"
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
      : RelationFinder(document, ontology, tree, participants), offices_(document, ontology, tree, participants) {}

  void find() {
    PlaceRelations places(document_, ontology_, tree_, participants_);
    for (std::uint32_t i = 0; i < document_.mentions.size(); ++i) {
      const Mention& m = document_.mentions[i];
      if (m.entity == no_index) continue;
      if (m.kind == MentionKind::name) {
        if (type_of(m.entity) == EntityType::person) {
          title_before(m);
          works_for(m);
          reigned(m);
        }
        places.find(m);
      }
      if (m.kind == MentionKind::nominal && type_of(m.entity) == EntityType::person) by_description(m);
      described(m);
    }
    VerbRelations verbs(document_, ontology_, tree_, participants_);
    NounRelations nouns(document_, ontology_, tree_, participants_);
    for (std::uint32_t t = 0; t < document_.tokens.size(); ++t) {
      verbs.find(t);
      nouns.find(t);
      appointed(t);
      respectively(t);
      counterpart(t);
    }
    std::ranges::stable_sort(document_.relations, {}, [](const FoundRelation& r) { return r.evidence; });
    inform_newcomers();
  }

 private:
  // ---- offices ----

  /// "US Secretary of State Mike Pompeo": the title words and the state or body among them, right before the name.
  void title_before(const Mention& m) {
    const std::uint32_t sentence_start = document_.sentences[token(m.first_token).sentence].first_token;
    const bool is_title_alone = m.end_token - m.first_token == 1 && is_title_word(word(m.first_token));
    if (is_title_alone) return;  // "the Crown Prince"
    known_title_before(m);
    std::string title;
    std::uint32_t tail = no_index;
    std::uint32_t abroad = no_index;  // "ambassador to the United States"
    std::uint32_t first = m.first_token;
    for (std::uint32_t t = m.first_token; t + 1 < m.end_token && is_title_word(word(t)); ++t)  // "Queen Margrethe II"
      title += (title.empty() ? "" : " ") + word(t);
    const auto finish = [&] {
      if (title.starts_with("of ")) title = title.substr(3);
      if (!title.empty()) {
        if (tail == no_index && abroad != no_index) tail = offices_.state_behind(m.entity);
        if (tail == no_index) tail = owner_behind(m);
        if (tail == no_index) tail = owner_within(m);
        take_portfolio(m.entity, title, tail);
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
        if (is_where(owner) && owner.end_token != m.first_token) {
          title.clear();
          break;
        }
        // "Iran's Foreign Ministry's spokesman": the nearer is whose he is
        const bool has_body = tail != no_index && type_of(tail) == EntityType::organisation;
        if (!has_body) tail = owner.entity;
        first = t = owner.first_token;
        continue;
      }
      const std::string w = word(t);
      const bool is_noun = role_noun(token(t).lemma) == RoleNoun::title;
      if (title.empty() && is_among(w, "elect designate") && t > sentence_start && word(t - 1) == "-") {
        title = w;
        continue;
      }
      if (w == "under" && !title.starts_with("secretary")) break;  // "under President Kiir"
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

  /// "Director of National Intelligence Avril Haines": a title that the ontology knows him to bear, word for word.
  void known_title_before(const Mention& m) {
    const auto known = ontology_.find(document_.entities[m.entity].entity.id);
    if (!known) return;
    const std::uint32_t start = document_.sentences[token(m.first_token).sentence].span.begin;
    std::string before = to_lower(text_of(document_, Span{start, m.span.begin}));
    while (before.ends_with(' ')) before.pop_back();
    for (const std::uint32_t i : ontology_.tenures_of(*known)) {
      for (const std::string_view written : ontology_.post(ontology_.tenure(i).post).titles) {
        const std::string title = to_lower(written);
        if (title.find(' ') == std::string::npos || !before.ends_with(title)) continue;
        const std::uint32_t begin = start + static_cast<std::uint32_t>(before.size() - title.size());
        std::string_view rest = std::string_view(before).substr(0, before.size() - title.size());
        if (!rest.empty() && !rest.ends_with(' ')) continue;
        while (rest.ends_with(' ')) rest.remove_suffix(1);
        if (is_among(rest.substr(rest.rfind(' ') + 1), "shadow deputy vice assistant under junior")) continue;
        const std::uint32_t owner = offices_.owner_of_title(m.entity, title);
        if (owner != no_index) return office(m.entity, title, owner, {begin, m.span.end}, "title");
      }
    }
  }

  /// "In Turkey Minister Smith": where something happens, and not whose minister he is.
  bool is_where(const Mention& place) const {
    return place.first_token > 0 && !place.is_adjective && word(place.first_token - 1) == "in";
  }

  /// "Director of National Intelligence": what looks like a body is part of the title of a known office.
  void take_portfolio(std::uint32_t person, std::string& title, std::uint32_t& tail) const {
    if (tail == no_index || document_.entities[tail].is_known) return;
    const std::string whole = title + " of " + to_lower(document_.entities[tail].entity.name);
    const std::uint32_t owner = offices_.owner_of_title(person, whole);
    if (owner == no_index) return;
    title = whole;
    tail = owner;
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

  /// "Philippe of Belgium".
  std::uint32_t owner_within(const Mention& m) const {
    const std::string name = fold(text_of(document_, m.span));
    const std::size_t of = name.rfind(" of ");
    if (of == std::string::npos) return no_index;
    const std::string owner = name.substr(of + 4);
    for (std::uint32_t e = 0; e < document_.entities.size(); ++e)
      if (type_of(e) == EntityType::state && fold(document_.entities[e].entity.name) == owner) return e;
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
    if (first == m.head) return;
    const std::uint32_t i = participants_.mention_at(first);
    if (i == no_index || document_.mentions[i].first_token == 0) return;
    const Token& noun = token(document_.mentions[i].first_token - 1);
    if (noun.features.number != Number::plural || role_noun(noun.lemma) != RoleNoun::title) return;
    std::uint32_t from = document_.mentions[i].first_token - 1;
    std::string title = noun.lemma;
    while (from > 0 && is_title_word(word(from - 1))) title = word(--from) + " " + title;  // "Prime Ministers"
    office(m.entity, title, owner, span_of(from, end_of_owner_behind(m, owner)), "shared title");
  }

  /// "Malaysia's prime minister" of somebody named elsewhere.
  void by_description(const Mention& m) {
    const Mention* next = name_beginning(m.end_token);
    const bool is_another = next != nullptr && next->entity != m.entity;
    if (is_another || is_before_another(m)) return;  // the title of who is named next
    for (std::uint32_t t = m.first_token; t < m.end_token; ++t)
      if (const std::uint32_t i = mention_ending_[t]; i != no_index && is_where(document_.mentions[i])) return;
    const std::string title = title_at(m.head);
    auto owners = participants_.owners(m.head);
    keep_employer(title, owners);
    for (const std::uint32_t owner : owners)
      if (is_governmental(type_of(owner)) && offices_.may_serve(m.entity, owner))
        office(m.entity, title, owner, m.span, "description");
  }

  /// Of a state and a bloc: "the UN's Libya envoy" serves the bloc, "Armenian Security Council secretary" the state.
  void keep_employer(const std::string& title, std::vector<std::uint32_t>& owners) const {
    const auto is_state = [&](std::uint32_t e) { return (kinds_of(e) & a_state) != 0; };
    const auto is_bloc = [&](std::uint32_t e) { return (kinds_of(e) & a_bloc) != 0; };
    if (!std::ranges::any_of(owners, is_state) || !std::ranges::any_of(owners, is_bloc)) return;
    const bool is_sent = title.ends_with("envoy") || title.ends_with("representative") || title.ends_with("rapporteur");
    if (is_sent) std::erase_if(owners, is_state);
    else std::erase_if(owners, is_bloc);
  }

  /// "NATO Deputy Secretary General Mircea Geoană", of which the mention is a part.
  bool is_before_another(const Mention& m) const {
    constexpr std::uint32_t longest = 10;
    const std::uint32_t end = document_.sentences[token(m.head).sentence].end_token;
    for (std::uint32_t t = m.end_token; t < end && t < m.end_token + longest; ++t) {
      const Mention* name = name_beginning(t);
      if (name != nullptr && name->entity != no_index && type_of(name->entity) == EntityType::person)
        return name->entity != m.entity;
      const bool goes_on =
          token(t).upos == Upos::propn || is_title_word(word(t)) || is_among(word(t), "of for to and the & -");
      if (!goes_on) return false;
    }
    return false;
  }

  /// "The presidents of Guyana and Venezuela, Ali and Maduro": each has the one in his place.
  void respectively(std::uint32_t noun) {
    if (token(noun).features.number != Number::plural || role_noun(token(noun).lemma) != RoleNoun::title) return;
    std::vector<Side> owners;
    std::vector<Side> names;
    for (const std::uint32_t c : tree_.children(noun)) {
      const bool owns =
          token(c).deprel == Deprel::amod || (token(c).deprel == Deprel::nmod && tree_.preposition(c) == "of");
      const bool is_named = token(c).deprel == Deprel::appos || token(c).deprel == Deprel::flat;
      if (!owns && !is_named) continue;
      for (const Side& side : sides_at(c)) {
        if (type_of(side.entity) == EntityType::person) names.push_back(side);
        else if (owns && is_governmental(type_of(side.entity))) owners.push_back(side);
      }
    }
    if (owners.size() < 2 || owners.size() != names.size()) return;
    for (std::size_t i = 0; i < names.size(); ++i)
      office(names[i].entity, title_at(noun), owners[i].entity, quote_of({noun, owners[i].token, names[i].token}),
             "apposition");
  }

  /// "President Japarov and his Tajik counterpart, Emomali Rahmon": in the same office elsewhere.
  void counterpart(std::uint32_t noun) {
    if (!is_among(token(noun).lemma, "counterpart colleague")) return;
    std::uint32_t next = noun + 1;
    if (next < document_.tokens.size() && word(next) == ",") ++next;
    const std::uint32_t before = described_by(noun);  // "Hassan Mohamud, his Somali counterpart"
    const Mention* whom = name_beginning(next);
    if (before != no_index && token(noun).deprel == Deprel::appos) whom = &document_.mentions[before];
    if (whom == nullptr || whom->entity == no_index || type_of(whom->entity) != EntityType::person) return;
    const auto owners = participants_.owners(noun);
    for (const std::uint32_t state : owners)
      for (const std::uint32_t peer : owners) {
        const auto his = std::ranges::find(titles_, peer, &std::pair<std::uint32_t, std::string>::first);
        if (type_of(state) != EntityType::state || his == titles_.end()) continue;
        std::string title = his->second;
        const auto peer_is = relation_of_title(title);
        const bool are_leaders =
            peer_is && (*peer_is == RelationType::head_of_state_of || *peer_is == RelationType::head_of_government_of);
        const auto known = are_leaders ? offices_.leader_of_state(whom->entity, state) : RelationType::leads;
        if (known == RelationType::head_of_state_of) title = "president";
        if (known == RelationType::head_of_government_of) title = "prime minister";
        office(whom->entity, title, state, quote_of({noun, whom->head}), "apposition");
      }
  }

  /// "during the presidency of Lula", "Merkel's chancellorship".
  void reigned(const Mention& m) {
    const std::uint32_t noun = tree_.head(m.head);
    if (noun == no_index) return;
    const std::string& reign = token(noun).lemma;
    const std::string title = reign == "presidency"                                     ? "president"
                              : reign == "premiership" || reign == "prime-ministership" ? "prime minister"
                              : reign == "chancellorship"                               ? "chancellor"
                                                                                        : "";
    const bool is_his = token(m.head).deprel == Deprel::nmod_poss ||
                        (token(m.head).deprel == Deprel::nmod && tree_.preposition(m.head) == "of");
    if (!title.empty() && is_his) office(m.entity, title, no_index, quote_of({noun, m.head}), "description");
  }

  /// "served as ambassador", "was elected president", "became prime minister in 2023".
  void appointed(std::uint32_t t) {
    if (token(t).upos != Upos::verb) return;
    static const std::unordered_set<std::string_view> by_himself{"serve",  "act",    "become", "remain", "resign",
                                                                 "retire", "return", "step",   "work",   "stay",
                                                                 "lead",   "rule",   "govern"};
    static const std::unordered_set<std::string_view> by_others{
        "appoint", "name",  "elect",      "choose",  "swear", "install", "reappoint", "re-elect",
        "confirm", "crown", "inaugurate", "dismiss", "sack",  "fire",    "remove"};
    const std::string& lemma = token(t).lemma;
    const bool is_others = by_others.contains(lemma);
    if (!is_others && !by_himself.contains(lemma)) return;
    const auto modality = modality_at(t);
    if (!modality || *modality != Modality::asserted) return;
    const Clause clause = verb_clause(document_, tree_, t);
    std::vector<std::uint32_t> governed;  // "led the Swedish government as prime minister"
    if (lemma == "lead" || lemma == "rule" || lemma == "govern")
      for (const std::uint32_t object : clause.at("obj")) add_unique(governed, participants_.fillers(object));
    for (const std::uint32_t c : tree_.children(t)) {
      const bool is_as = token(c).deprel == Deprel::obl && tree_.preposition(c) == "as";
      const bool is_what = token(c).deprel == Deprel::xcomp ||
                           (token(c).deprel == Deprel::obj && (lemma == "become" || lemma == "remain"));
      if ((!is_as && !is_what) || token(c).upos != Upos::noun) continue;
      for (const std::uint32_t who : clause.at(is_others ? "obj" : "subj"))
        for (const Side& side : sides_at(who)) {
          const std::size_t before = document_.relations.size();
          describe({side.entity}, c, quote_of({t, c, side.token}), "copula", governed);
          if (document_.relations.size() > before)
            date(&document_.relations.back(), t,
                 lemma == "become" || (is_others && !is_among(lemma, "dismiss sack fire remove")));
        }
    }
  }

  /// "Martin Smith of PBS".
  void works_for(const Mention& m) {
    static const std::unordered_set<std::string_view> employers{
        "media", "company", "university", "think-tank", "ngo", "bank", "airline", "ministry", "agency", "un-body"};
    for (const std::uint32_t c : tree_.children(m.head)) {
      const bool is_his = token(c).deprel == Deprel::nmod_poss && c < m.first_token;  // "the BBC's Jane Doe"
      const bool is_at =
          token(c).deprel == Deprel::nmod && c >= m.end_token && is_among(tree_.preposition(c), "of from at with");
      if (!is_his && !is_at) continue;
      for (const std::uint32_t e : participants_.entities_at(c)) {
        const auto known = ontology_.find(document_.entities[e].entity.id);
        const bool employs = known ? employers.contains(ontology_.at(*known).kind)
                                   : type_of(e) == EntityType::organisation &&
                                         (document_.entities[e].entity.sector.empty() ||
                                          is_among(document_.entities[e].entity.sector, "MED JRN EDU BUS NGO"));
        if (employs) add(RelationType::employed_by, m.entity, e, quote_of({c, m.head}), "of");
      }
    }
  }

  void office(std::uint32_t person, const std::string& title, std::uint32_t tail, Span evidence,
              const std::string& rule) {
    auto type = relation_of_title(title);
    if (!type) return;
    const bool is_inferred = tail == no_index;
    if (is_inferred) tail = offices_.owner_of_title(person, offices_.without_designation(title));
    if (tail == no_index && offices_.is_of_cabinet(title) && !document_.entities[person].is_known)
      tail = title.starts_with("secretary") ? state_of_country(document_, "USA") : offices_.state_behind(person);
    if (tail != no_index) tail = offices_.without_title_word(tail, title);
    if (tail == no_index || offices_.is_foreigner(person, tail)) return;
    if (offices_.is_of_cabinet(title) && (kinds_of(tail) & a_faction) != 0) return;  // "Labour Minister"
    if (*type == RelationType::holds_office && offices_.is_ministry(tail))  // a minister holds an office of the state
      if (const std::uint32_t state = offices_.state_behind(tail); state != no_index) tail = state;
    const std::size_t chief = title.rfind(" chief");
    const bool is_portfolio =
        chief != std::string::npos && (kinds_of(tail) & (a_state | a_bloc)) != 0 &&
        is_among(title.substr(title.rfind(' ', chief - 1) + 1, chief - title.rfind(' ', chief - 1) - 1),
                 "policy intelligence security defence defense finance trade rights aid relief climate health army "
                 "military police spy peacekeeping enlargement competition energy tax");
    if (*type == RelationType::leads && is_portfolio) type = RelationType::holds_office;  // "policy chief"
    if (*type == RelationType::chairs && type_of(tail) == EntityType::state) type = RelationType::holds_office;
    if (type_of(tail) == EntityType::organisation) {
      if (*type == RelationType::head_of_state_of || *type == RelationType::head_of_government_of)
        type = RelationType::leads;
      else if (*type == RelationType::ambassador_of) type = RelationType::holds_office;
    } else if (*type == RelationType::leads) {
      type = offices_.leader_of_state(person, tail);
      if (*type == RelationType::leads && document_.entities[person].is_known && !offices_.has_post_in(person, tail))
        return;
    } else if (*type == RelationType::employed_by && type_of(tail) == EntityType::state) {
      return;
    }
    add(*type, person, tail, evidence, is_inferred ? rule + std::string(owner_understood) : rule, title);
    titles_.emplace_back(person, title);
  }

  // ---- descriptions: apposition and copula ----

  void described(const Mention& m) {
    for (std::uint32_t t = m.kind == MentionKind::name ? m.first_token : m.head;
         t < (m.kind == MentionKind::name ? m.end_token : m.head + 1); ++t)
      for (const std::uint32_t c : tree_.children(t)) {
        if (token(c).deprel != Deprel::appos || c < m.head) continue;
        const std::uint32_t nearest = described_by(c);
        const Mention& whom = nearest == no_index ? m : document_.mentions[nearest];
        describe_all({whom.entity}, c, whom, "apposition");
      }
    const Token& head = token(m.head);
    if (head.deprel == Deprel::appos && head.head != no_index && is_title(head.head) && m.kind == MentionKind::name)
      describe({m.entity}, head.head, cover(m.span, span_of(tree_.extent(head.head).first, head.head + 1)),
               "apposition");
    if (head.deprel == Deprel::appos && head.head != no_index && is_name(head.head)) hung_on_owner(m);
    if (is_subject(head.deprel) && head.head != no_index && tree_.has_child(head.head, Deprel::cop) &&
        modality_at(head.head) == Modality::asserted)
      describe_all(participants_.fillers(m.head), head.head, m, "copula");
  }

  /// Whether the word may be somebody's title and names nobody itself.
  bool is_title(std::uint32_t t) const {
    return !is_name(t) && (token(t).upos == Upos::noun || role_noun(to_lower(token(t).lemma)) == RoleNoun::title);
  }

  /// "The vice president of Dacia, Jean Dupont, said": the name hangs on the owner of the office.
  void hung_on_owner(const Mention& m) {
    const std::uint32_t owner = token(m.head).head;
    const std::uint32_t noun = tree_.head(owner);
    if (noun == no_index || token(owner).deprel != Deprel::nmod || !is_title(noun) ||
        type_of(m.entity) != EntityType::person)
      return;
    const auto whose = participants_.entities_at(owner);
    if (!whose.empty() && type_of(whose.front()) != EntityType::person)
      describe({m.entity}, noun, cover(m.span, span_of(tree_.extent(noun).first, noun + 1)), "apposition");
  }

  void describe_all(const std::vector<std::uint32_t>& who, std::uint32_t noun, const Mention& m,
                    const std::string& rule) {
    for (const std::uint32_t n : tree_.conjuncts(noun)) {
      if (n < noun) continue;
      const auto [first, end] = tree_.extent(n);
      describe(who, n, cover(m.span, span_of(n == noun ? first : n, end)), rule);
    }
  }

  /// The noun with what stands before it: "foreign affairs".
  std::string phrase(std::uint32_t noun) const {
    std::string out;
    for (const std::uint32_t c : tree_.children(noun))
      if (c < noun && (token(c).deprel == Deprel::compound || token(c).deprel == Deprel::amod)) out += word(c) + " ";
    return out + word(noun);
  }

  std::string title_at(std::uint32_t noun) const {
    std::string out;
    for (const std::uint32_t c : tree_.children(noun))
      if (c < noun && (token(c).deprel == Deprel::compound || token(c).deprel == Deprel::amod) &&
          participants_.entities_at(c).empty())
        (out += word(c)) += ' ';
    const bool is_cut = token(noun).upos == Upos::propn && noun > 0 && word(noun - 1) == "secretary" && out.empty();
    if (is_cut) out = "secretary ";
    out += to_lower(token(noun).lemma);
    if (const std::uint32_t t = noun + 2; t < document_.tokens.size() && word(noun + 1) == "-")  // "minister-designate"
      if (is_among(word(t), "designate elect")) (out += ' ') += word(t);
    for (const std::uint32_t c : tree_.children(noun))  // "secretary of state"
      if (token(c).deprel == Deprel::nmod && tree_.preposition(c) == "of" && participants_.entities_at(c).empty())
        out += " of " + phrase(c);
    return out;
  }

  /// "head of the EU delegation" is not head of the EU, "former chairman of Xerox and U.S. representative" not of the
  /// U.S.
  bool is_part_or_peer(const Side& side, std::uint32_t owner) const {
    if ((kinds_of(side.entity) & (a_state | a_bloc)) == 0) return false;
    if (side.token != owner)
      return is_title(side.token) && role_noun(to_lower(token(side.token).lemma)) == RoleNoun::title;
    return is_among(token(owner).lemma,
                    "delegation team mission force army military police intelligence council office "
                    "committee service party faction wing");
  }

  /// States and bodies that the noun phrase names as what it belongs to.
  std::vector<std::uint32_t> owners_of(std::uint32_t noun) const {
    auto out = participants_.owners(noun);
    for (const std::uint32_t c : tree_.children(noun)) {
      if (token(c).deprel == Deprel::nmod)
        for (const Side& side : sides_at(c))
          if (is_part_or_peer(side, c)) std::erase(out, side.entity);
      if (c < noun && (token(c).deprel == Deprel::compound || token(c).deprel == Deprel::amod))
        for (const std::uint32_t below : tree_.children(c))  // "the de facto Saudi ruler"
          if (token(below).deprel == Deprel::amod) add_unique(out, participants_.entities_at(below));
      if (token(c).deprel != Deprel::nmod && token(c).deprel != Deprel::obl) continue;
      const std::string preposition = tree_.preposition(c);
      if (preposition == "at" || preposition == "for" || preposition == "with" || preposition == "within" ||
          preposition == "in" || preposition == "of")
        for (const Side& side : sides_at(c))
          if (!is_part_or_peer(side, c)) add_unique(out, {side.entity});
      if (preposition == "of" && participants_.entities_at(c).empty())  // "director of investments at the bank"
        for (const std::uint32_t below : tree_.children(c))
          if (is_among(tree_.preposition(below), "at for of")) add_unique(out, participants_.fillers(below));
    }
    return out;
  }

  /// `instead`: whose the noun is when it does not say so itself.
  void describe(const std::vector<std::uint32_t>& who, std::uint32_t noun, Span evidence, const std::string& rule,
                const std::vector<std::uint32_t>& instead = {}) {
    if (!is_noun(token(noun))) return;
    auto owners = owners_of(noun);
    if (owners.empty()) owners = instead;
    const bool of_state = std::ranges::any_of(owners, [&](std::uint32_t e) { return type_of(e) == EntityType::state; });
    if (of_state)  // "Canada's Minister of Industry": industry is no body
      std::erase_if(owners, [&](std::uint32_t e) {
        return type_of(e) == EntityType::organisation && !document_.entities[e].is_known &&
               (document_.entities[e].entity.name.find(' ') == std::string::npos ||
                is_among(token(noun).lemma, "minister secretary"));
      });
    const bool is_shared = owners.size() > 1 && token(noun).features.number == Number::plural;
    if (is_shared) return;  // see respectively
    const std::size_t before = document_.relations.size();
    for (const std::uint32_t entity : who) {
      if (type_of(entity) != EntityType::person) continue;
      const std::string title = title_at(noun);
      bool found = false;
      for (const std::uint32_t owner : owners)
        if (is_governmental(type_of(owner))) {
          office(entity, title, owner, evidence, rule);
          found = true;
        }
      // "chief executive of Hong Kong" is nobody's of whom the words do not speak
      if (!found && owners.empty()) office(entity, title, no_index, evidence, rule);
    }
    for (std::size_t i = before; i < document_.relations.size(); ++i) date(&document_.relations[i], noun);
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

  KnownOffices offices_;
  std::vector<std::pair<std::uint32_t, std::string>> titles_;  // who was called what
};

}  // namespace

void find_relations(Document& document, const Ontology& ontology) {
  const SyntaxTree tree(document);
  const Participants participants(document, tree);
  Finder(document, ontology, tree, participants).find();
}

}  // namespace entente
