// SPDX-License-Identifier: Apache-2.0
#include "ingest/entities/coreference.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"
#include "ingest/entities/genders.h"
#include "ingest/entities/resolution.h"
#include "ingest/role_nouns.h"
#include "ingest/syntax_tree.h"

namespace entente {
namespace {

constexpr std::uint32_t sentence_window = 4;  // how far back an antecedent is sought
constexpr double least_salience = -3.5;

/// What a pronoun asks of its antecedent.
struct Pronoun {
  enum Kind : std::uint8_t { personal_singular, neuter, plural, relative, speaker } kind = neuter;
  char gender = 0;
};

std::optional<Pronoun> pronoun_of(const std::string& word) {
  static const std::unordered_map<std::string_view, Pronoun> pronouns{{"he", {Pronoun::personal_singular, 'm'}},
                                                                      {"him", {Pronoun::personal_singular, 'm'}},
                                                                      {"his", {Pronoun::personal_singular, 'm'}},
                                                                      {"himself", {Pronoun::personal_singular, 'm'}},
                                                                      {"she", {Pronoun::personal_singular, 'f'}},
                                                                      {"her", {Pronoun::personal_singular, 'f'}},
                                                                      {"hers", {Pronoun::personal_singular, 'f'}},
                                                                      {"herself", {Pronoun::personal_singular, 'f'}},
                                                                      {"it", {Pronoun::neuter, 0}},
                                                                      {"its", {Pronoun::neuter, 0}},
                                                                      {"itself", {Pronoun::neuter, 0}},
                                                                      {"they", {Pronoun::plural, 0}},
                                                                      {"them", {Pronoun::plural, 0}},
                                                                      {"their", {Pronoun::plural, 0}},
                                                                      {"theirs", {Pronoun::plural, 0}},
                                                                      {"themselves", {Pronoun::plural, 0}},
                                                                      {"both", {Pronoun::plural, 0}},
                                                                      {"who", {Pronoun::relative, 0}},
                                                                      {"whom", {Pronoun::relative, 0}},
                                                                      {"whose", {Pronoun::relative, 0}},
                                                                      {"which", {Pronoun::relative, 0}},
                                                                      {"that", {Pronoun::relative, 0}},
                                                                      {"i", {Pronoun::speaker, 0}},
                                                                      {"me", {Pronoun::speaker, 0}},
                                                                      {"my", {Pronoun::speaker, 0}},
                                                                      {"we", {Pronoun::speaker, 0}},
                                                                      {"us", {Pronoun::speaker, 0}},
                                                                      {"our", {Pronoun::speaker, 0}}};
  const auto found = pronouns.find(word);
  return found == pronouns.end() ? std::nullopt : std::optional(found->second);
}

/// The number word of "the two leaders", "both sides"; 0 when there is none.
std::size_t counted(const std::string& word) {
  static const std::unordered_map<std::string_view, std::size_t> numbers{{"both", 2}, {"two", 2}, {"three", 3},
                                                                         {"four", 4}, {"2", 2},   {"3", 3}};
  const auto found = numbers.find(word);
  return found == numbers.end() ? 0 : found->second;
}

class Resolver {
 public:
  Resolver(Document& document, const Ontology& ontology)
      : document_(document),
        ontology_(ontology),
        tree_(document),
        date_(reference_date(document)),
        mention_at_(document.tokens.size(), no_index) {
    for (std::uint32_t i = 0; i < document.mentions.size(); ++i) mention_at_[document.mentions[i].head] = i;
    for (std::uint32_t i = 0; i < document.entities.size(); ++i) genders_.push_back(gender_of(i));
  }

  void resolve() {
    for (std::uint32_t i = 0; i < document_.mentions.size(); ++i) {
      Mention& m = document_.mentions[i];
      if (m.kind == MentionKind::pronoun) resolve_pronoun(i);
      else if (m.kind == MentionKind::nominal) resolve_nominal(i);
      if (m.kind != MentionKind::name && m.entity != no_index) document_.entities[m.entity].mentions.push_back(i);
    }
    for (DocumentEntity& e : document_.entities) std::ranges::sort(e.mentions);
  }

 private:
  const Mention& mention(std::uint32_t i) const { return document_.mentions[i]; }
  const Token& head_token(const Mention& m) const { return document_.tokens[m.head]; }
  std::string word(std::uint32_t token) const { return to_lower(text_of(document_, document_.tokens[token])); }
  std::uint32_t sentence_of(const Mention& m) const { return document_.tokens[m.first_token].sentence; }
  EntityType type_of(std::uint32_t entity) const { return document_.entities[entity].entity.type; }

  char gender_of(std::uint32_t entity) const {
    const DocumentEntity& e = document_.entities[entity];
    if (e.entity.type != EntityType::person) return 0;
    if (const auto known = ontology_.find(e.entity.id); known && ontology_.at(*known).gender)
      return ontology_.at(*known).gender;
    for (const std::uint32_t i : e.mentions) {
      const std::uint32_t first = mention(i).first_token;
      if (first > 0)
        if (const char gender = gender_of_title(word(first - 1))) return gender;
    }
    const std::string folded = fold(e.entity.name);
    return gender_of_first_name(std::string_view(folded).substr(0, folded.find(' ')));
  }

  // ---- salience ----

  double role_weight(const Mention& m) const {
    const std::uint32_t first = tree_.first_conjunct(m.head);
    double weight = first == m.head ? 0 : -0.3;
    switch (document_.tokens[first].deprel) {
      case Deprel::nsubj:
      case Deprel::nsubj_pass:
      case Deprel::nsubj_outer:
      case Deprel::root: weight += 2; break;
      case Deprel::obj:
      case Deprel::iobj:
      case Deprel::obl_agent: weight += 0.8; break;
      case Deprel::nmod_poss: weight += 0.6; break;
      case Deprel::obl: weight += 0.2; break;
      case Deprel::amod:
      case Deprel::compound: weight -= 1.5; break;
      case Deprel::appos: weight -= 0.3; break;
      default: break;
    }
    if (m.is_adjective) weight -= 1;
    return weight;
  }

  double salience(const Mention& candidate, const Mention& anaphor) const {
    const double distance = sentence_of(anaphor) - sentence_of(candidate);
    double out = -1.4 * distance + role_weight(candidate);
    out += 0.25 * std::log2(1.0 + static_cast<double>(document_.entities[candidate.entity].mentions.size()));
    if (is_subject(effective_deprel(tree_, anaphor.head)) && is_subject(effective_deprel(tree_, candidate.head)))
      out += 0.8;
    if (distance == 0) out -= 0.02 * static_cast<double>(anaphor.first_token - candidate.first_token);
    if (candidate.kind == MentionKind::pronoun) out += 0.3;
    return out;
  }

  /// Two arguments of one verb differ unless one is reflexive (principle B).
  bool are_coarguments(const Mention& a, const Mention& b) const {
    const std::uint32_t first_a = tree_.first_conjunct(a.head);
    const std::uint32_t first_b = tree_.first_conjunct(b.head);
    if (document_.tokens[first_a].head != document_.tokens[first_b].head || document_.tokens[first_a].head == no_index)
      return false;
    return head_token(b).deprel != Deprel::nmod_poss;
  }

  /// Mentions before `i` within the window, nearest last, whose entity `accept` takes; the most salient one's entity.
  template <class Accept>
  std::uint32_t most_salient(std::uint32_t i, Accept accept, double least = least_salience) const {
    const Mention& anaphor = mention(i);
    std::uint32_t best = no_index;
    double best_salience = least;
    for (std::uint32_t k = i; k-- > 0;) {
      const Mention& candidate = mention(k);
      if (sentence_of(anaphor) - sentence_of(candidate) > sentence_window) break;
      if (candidate.entity == no_index || !accept(candidate)) continue;
      const double s = salience(candidate, anaphor);
      if (s > best_salience) {
        best_salience = s;
        best = candidate.entity;
      }
    }
    return best;
  }

  // ---- pronouns ----

  void resolve_pronoun(std::uint32_t i) {
    Mention& m = document_.mentions[i];
    const auto pronoun = pronoun_of(word(m.head));
    if (!pronoun) return;
    switch (pronoun->kind) {
      case Pronoun::relative: resolve_relative(m); break;
      case Pronoun::speaker: m.entity = speaker_of(m); break;
      case Pronoun::personal_singular: {
        const bool reflexive = word(m.head).ends_with("self");
        m.entity = most_salient(i, [&](const Mention& c) {
          if (type_of(c.entity) != EntityType::person) return false;
          const char gender = genders_[c.entity];
          if (gender != 0 && gender != pronoun->gender) return false;
          return reflexive || !are_coarguments(c, m);
        });
        break;
      }
      case Pronoun::neuter:
        if (is_pleonastic(m)) break;
        m.entity = most_salient(
            i,
            [&](const Mention& c) {
              const EntityType type = type_of(c.entity);
              if (type == EntityType::person || are_coarguments(c, m)) return false;
              return type != EntityType::place || head_token(m).deprel == Deprel::nmod_poss;
            },
            head_token(m).deprel == Deprel::nmod_poss ? -2.0 : 0.3);
        break;
      case Pronoun::plural: resolve_plural(i); break;
    }
    if (m.entity != no_index) m.type = mention_type(m.entity);
  }

  NameType mention_type(std::uint32_t entity) const {
    switch (type_of(entity)) {
      case EntityType::person: return NameType::person;
      case EntityType::state: return NameType::state;
      case EntityType::place: return NameType::place;
      case EntityType::organisation: break;
    }
    return NameType::organisation;
  }

  /// "it is clear that …", "it rained": the subject of a clause that speaks of another clause.
  bool is_pleonastic(const Mention& m) const {
    const Token& token = head_token(m);
    if (token.deprel == Deprel::expl) return true;
    if (token.head == no_index || !is_subject(token.deprel)) return false;
    const auto& children = tree_.children(token.head);
    return std::ranges::any_of(children, [&](std::uint32_t c) {
      return document_.tokens[c].deprel == Deprel::csubj || document_.tokens[c].deprel == Deprel::expl;
    });
  }

  /// The noun that the relative clause hangs on.
  void resolve_relative(Mention& m) {
    for (std::uint32_t up = m.head; up != no_index; up = document_.tokens[up].head) {
      const Deprel deprel = document_.tokens[up].deprel;
      if (deprel == Deprel::acl_relcl || deprel == Deprel::acl) {
        const std::uint32_t noun = document_.tokens[up].head;
        if (noun == no_index) return;
        const std::uint32_t antecedent = mention_at_[noun];
        if (antecedent == no_index || mention(antecedent).head == m.head) return;
        m.entity = mention(antecedent).entity;
        m.is_collective = mention(antecedent).is_collective;
        m.members = mention(antecedent).members;
        const auto group = coordinated(noun);  // "Japan and South Korea, all of which …"
        if (group.size() > 1 && m.entity != no_index &&
            document_.tokens[up].span.begin > document_.tokens[tree_.conjuncts(noun).back()].span.end) {
          m.members = group;
          m.is_collective = true;
        }
        return;
      }
      if (is_subject(deprel) && up != m.head) return;
    }
  }

  /// Entities of the mentions coordinated with the token.
  std::vector<std::uint32_t> coordinated(std::uint32_t token) const {
    std::vector<std::uint32_t> out;
    for (const std::uint32_t c : tree_.conjuncts(token)) {
      const std::uint32_t i = mention_at_[c];
      if (i == no_index || mention(i).entity == no_index) continue;
      if (std::ranges::find(out, mention(i).entity) == out.end()) out.push_back(mention(i).entity);
    }
    return out;
  }

  /// In quoted speech "I" and "we" are whoever the sentence says is speaking, else the last speaker.
  std::uint32_t speaker_of(const Mention& m) const {
    for (std::uint32_t up = m.head; up != no_index; up = document_.tokens[up].head) {
      const Token& token = document_.tokens[up];
      if (token.upos != Upos::verb) continue;
      for (const std::uint32_t c : tree_.children(up)) {
        if (!is_subject(document_.tokens[c].deprel) || mention_at_[c] == no_index) continue;
        const Mention& subject = mention(mention_at_[c]);
        if (subject.entity != no_index && type_of(subject.entity) != EntityType::place && is_speech(token.lemma))
          return subject.entity;
      }
    }
    return no_index;
  }

  static bool is_speech(const std::string& lemma) {
    static const std::unordered_set<std::string_view> verbs{
        "say",    "tell",      "add",       "state",     "declare", "announce", "write",    "explain",
        "insist", "warn",      "claim",     "argue",     "stress",  "note",     "continue", "comment",
        "tweet",  "reiterate", "emphasise", "emphasize", "reply",   "respond",  "promise",  "vow"};
    return verbs.contains(lemma);
  }

  void resolve_plural(std::uint32_t i) {
    Mention& m = document_.mentions[i];
    // a coordination that was the subject or object just before: "Anwar and Putin met. They …"
    for (std::uint32_t k = i; k-- > 0;) {
      const Mention& candidate = mention(k);
      if (sentence_of(m) - sentence_of(candidate) > 2) break;
      if (candidate.is_collective && !are_coarguments(candidate, m)) {
        m.is_collective = true;
        m.members = candidate.members;
        return;
      }
      if (candidate.entity == no_index || tree_.first_conjunct(candidate.head) != candidate.head ||
          are_coarguments(candidate, m))
        continue;
      const Deprel deprel = document_.tokens[candidate.head].deprel;
      if (!is_subject(deprel) && deprel != Deprel::obj && deprel != Deprel::nmod && deprel != Deprel::obl) continue;
      const auto group = coordinated(candidate.head);
      if (group.size() > 1 &&
          std::ranges::all_of(group, [&](std::uint32_t e) { return type_of(e) == type_of(group.front()); })) {
        m.is_collective = true;
        m.members = group;
        return;
      }
    }
    m.entity = most_salient(
        i,
        [&](const Mention& c) {
          const EntityType type = type_of(c.entity);
          return (type == EntityType::organisation || (type == EntityType::state && c.kind == MentionKind::nominal)) &&
                 !are_coarguments(c, m);
        },
        -0.5);
  }

  // ---- definite descriptions ----

  /// Entities of the state, organisation or person that the description's modifiers name: "the Malaysian prime
  /// minister".
  std::uint32_t modifier_of(const Mention& m) const {
    for (const std::uint32_t c : tree_.children(m.head)) {
      const Deprel deprel = document_.tokens[c].deprel;
      const bool is_modifier = deprel == Deprel::amod || deprel == Deprel::compound || deprel == Deprel::nmod_poss ||
                               deprel == Deprel::nmod || deprel == Deprel::nmod_desc;
      if (!is_modifier || mention_at_[c] == no_index) continue;
      if (deprel == Deprel::nmod) {
        const std::string preposition = tree_.preposition(c);
        if (preposition != "of" && preposition != "from") continue;
      }
      const Mention& modifier = mention(mention_at_[c]);
      if (modifier.entity != no_index) return modifier.entity;
    }
    return no_index;
  }

  std::uint32_t state_of(std::uint32_t entity) const {
    if (entity == no_index || type_of(entity) == EntityType::state) return entity;
    const std::string& country = document_.entities[entity].entity.country;
    for (std::uint32_t e = 0; e < document_.entities.size(); ++e)
      if (!country.empty() && type_of(e) == EntityType::state && document_.entities[e].entity.country == country)
        return e;
    return no_index;
  }

  /// "prime minister" for the tokens of a title: the noun with what is compounded to it.
  std::string title_of(const Mention& m) const {
    std::string out;
    for (const std::uint32_t c : tree_.children(m.head)) {
      const Token& child = document_.tokens[c];
      if (c < m.head && (child.deprel == Deprel::compound || child.deprel == Deprel::amod) &&
          (mention_at_[c] == no_index || mention(mention_at_[c]).entity == no_index))
        (out += child.lemma) += ' ';
    }
    return to_lower(out + head_token(m).lemma);
  }

  bool has_title(std::uint32_t entity, const std::string& title) const {
    if (const auto person = ontology_.find(document_.entities[entity].entity.id)) {
      for (const std::uint32_t tenure : ontology_.offices(*person, date_)) {
        const KnownPost post = ontology_.post(ontology_.tenure(tenure).post);
        for (const std::string_view t : post.titles)
          if (to_lower(t) == title || to_lower(t).ends_with(" " + title)) return true;
      }
    }
    const auto last_space = title.rfind(' ');
    const std::string last = last_space == std::string::npos ? title : title.substr(last_space + 1);
    for (const std::uint32_t i :
         document_.entities[entity].mentions)  // "Prime Minister Anwar" somewhere in the article
      if (mention(i).kind == MentionKind::name && mention(i).first_token > 0 &&
          word(mention(i).first_token - 1) == last)
        return true;
    return false;
  }

  void resolve_nominal(std::uint32_t i) {
    Mention& m = document_.mentions[i];
    const Token& head = head_token(m);
    const auto role = role_noun(to_lower(head.lemma));
    if (!role) return;
    if (head.deprel == Deprel::appos && head.head != no_index && mention_at_[head.head] != no_index) {
      m.entity = mention(mention_at_[head.head]).entity;
      return;
    }
    std::size_t count = 0;
    for (const std::uint32_t c : tree_.children(m.head)) count = std::max(count, counted(word(c)));
    const bool is_plural = head.features.number == Number::plural;
    const std::uint32_t modifier = modifier_of(m);
    if (count > 1 || (is_plural && modifier == no_index && is_definite_plural(m)))
      return resolve_collective(i, *role, count);
    switch (*role) {
      case RoleNoun::title:
      case RoleNoun::person: resolve_person(i, modifier, is_plural); break;
      case RoleNoun::government: resolve_government(i, modifier, is_plural); break;
      case RoleNoun::state: resolve_state(i, modifier, is_plural); break;
      case RoleNoun::body: resolve_body(i, modifier, is_plural); break;
      case RoleNoun::place: resolve_place(i, is_plural); break;
    }
    if (m.entity != no_index) m.type = mention_type(m.entity);
  }

  bool is_definite_plural(const Mention& m) const {
    const std::uint32_t det = tree_.child(m.head, Deprel::det);
    return det != no_index && (word(det) == "the" || word(det) == "these");
  }

  /// "the two leaders", "both sides": the most recent distinct entities of the kind.
  void resolve_collective(std::uint32_t i, RoleNoun role, std::size_t count) {
    Mention& m = document_.mentions[i];
    if (count == 0) count = 2;
    const bool wants_person = role == RoleNoun::title || role == RoleNoun::person;
    const bool wants_state = role == RoleNoun::state || role == RoleNoun::government;
    if (!wants_person && !wants_state) return;
    std::vector<std::uint32_t> found;
    for (std::uint32_t k = i; k-- > 0 && found.size() < count;) {
      const Mention& candidate = mention(k);
      if (sentence_of(m) - sentence_of(candidate) > sentence_window) break;
      if (candidate.entity == no_index || candidate.kind == MentionKind::pronoun) continue;
      if (type_of(candidate.entity) != (wants_person ? EntityType::person : EntityType::state)) continue;
      if (std::ranges::find(found, candidate.entity) == found.end()) found.push_back(candidate.entity);
    }
    if (found.size() != count) return;
    std::ranges::sort(found);
    m.is_collective = true;
    m.members = found;
  }

  void resolve_person(std::uint32_t i, std::uint32_t modifier, bool is_plural) {
    Mention& m = document_.mentions[i];
    if (is_plural) return;
    const std::string title = title_of(m);
    const std::uint32_t state = state_of(modifier);
    const std::string noun = to_lower(head_token(m).lemma);
    if (noun == "counterpart" || noun == "predecessor" || noun == "successor" || noun == "rival" ||
        noun == "opponent" || noun == "critic")
      return;
    const bool is_leader = noun == "leader" || noun == "ruler" || noun == "head";
    const auto fits = [&](const Mention& c) {
      if (type_of(c.entity) != EntityType::person) return false;
      if (state != no_index && document_.entities[c.entity].entity.country != document_.entities[state].entity.country)
        return false;
      return is_leader ? is_head_of_something(c.entity)
                       : has_title(c.entity, title) || (role_noun(noun) == RoleNoun::person && state == no_index);
    };
    m.entity = most_salient(i, fits, -8);
    if (m.entity == no_index) m.entity = anywhere(fits);
    if (m.entity == no_index && state != no_index) m.entity = state;  // an unnamed office-holder is coded as the state
  }

  bool is_head_of_something(std::uint32_t entity) const {
    const auto person = ontology_.find(document_.entities[entity].entity.id);
    if (!person) return false;
    return std::ranges::any_of(ontology_.offices(*person, date_), [&](std::uint32_t tenure) {
      const RelationType role = ontology_.post(ontology_.tenure(tenure).post).role;
      return role == RelationType::head_of_state_of || role == RelationType::head_of_government_of;
    });
  }

  /// The only entity of the article that fits, wherever it stands.
  template <class Accept>
  std::uint32_t anywhere(Accept accept) const {
    std::uint32_t found = no_index;
    for (const Mention& c : document_.mentions) {
      if (c.entity == no_index || c.kind != MentionKind::name || c.entity == found || !accept(c)) continue;
      if (found != no_index) return no_index;
      found = c.entity;
    }
    return found;
  }

  /// "Iranian officials", "the Trump administration", "the government".
  void resolve_government(std::uint32_t i, std::uint32_t modifier, bool is_plural) {
    Mention& m = document_.mentions[i];
    if (modifier != no_index) {
      const std::uint32_t state = state_of(modifier);
      m.entity = state != no_index ? state : type_of(modifier) == EntityType::organisation ? modifier : no_index;
      return;
    }
    if (is_plural) return;
    const std::string noun = to_lower(head_token(m).lemma);
    if (noun != "government" && noun != "administration" && noun != "regime" && noun != "military" && noun != "army")
      return;
    m.entity = most_salient(
        i, [&](const Mention& c) { return type_of(c.entity) == EntityType::state && c.kind != MentionKind::pronoun; },
        -1.5);
  }

  void resolve_state(std::uint32_t i, std::uint32_t modifier, bool is_plural) {
    Mention& m = document_.mentions[i];
    const std::string noun = to_lower(head_token(m).lemma);
    if (is_plural || modifier != no_index || (noun != "country" && noun != "nation" && noun != "kingdom")) return;
    for (const std::uint32_t c : tree_.children(m.head)) {
      const Deprel d = document_.tokens[c].deprel;
      if (d == Deprel::amod || d == Deprel::acl_relcl || d == Deprel::nmod) return;  // "the only country that …"
    }
    m.entity = most_salient(i, [&](const Mention& c) { return type_of(c.entity) == EntityType::state; });
  }

  /// "the agency", "the airline": an organisation whose name or kind has the noun.
  void resolve_body(std::uint32_t i, std::uint32_t modifier, bool is_plural) {
    Mention& m = document_.mentions[i];
    if (is_plural || modifier != no_index) return;
    const std::string noun = to_lower(head_token(m).lemma);
    m.entity = most_salient(
        i,
        [&](const Mention& c) {
          if (type_of(c.entity) != EntityType::organisation) return false;
          const DocumentEntity& e = document_.entities[c.entity];
          if (fold(e.entity.name).find(noun) != std::string::npos) return true;
          const auto known = ontology_.find(e.entity.id);
          const std::string_view kind = known ? ontology_.at(*known).kind : "";
          static const std::unordered_map<std::string_view, std::set<std::string, std::less<>>> kinds{
              {"organisation", {"igo", "bloc", "alliance", "un-body", "ngo", "forum"}},
              {"organization", {"igo", "bloc", "alliance", "un-body", "ngo", "forum", "armed-group"}},
              {"bloc", {"bloc", "igo", "alliance", "forum"}},
              {"alliance", {"alliance", "bloc"}},
              {"group", {"armed-group", "bloc", "ngo", "forum", "igo"}},
              {"grouping", {"bloc", "forum", "igo"}},
              {"agency", {"agency", "un-body", "intelligence"}},
              {"airline", {"airline"}},
              {"carrier", {"airline"}},
              {"company", {"company", "airline"}},
              {"firm", {"company"}},
              {"ministry", {"ministry"}},
              {"department", {"ministry", "agency"}},
              {"court", {"court"}},
              {"tribunal", {"court"}},
              {"party", {"party", "opposition"}},
              {"parliament", {"parliament"}},
              {"bank", {"bank", "central-bank"}},
              {"movement", {"armed-group", "party", "opposition"}},
              {"militia", {"armed-group"}},
              {"university", {"university"}},
              {"newspaper", {"media"}},
              {"body", {"igo", "un-body", "agency"}},
              {"institute", {"think-tank", "university"}},
              {"union", {"bloc", "igo"}},
              {"forum", {"forum"}},
              {"council", {"un-body"}}};
          const auto found = kinds.find(noun);
          return found != kinds.end() && !kind.empty() && found->second.contains(kind);
        },
        -5);
  }

  void resolve_place(std::uint32_t i, bool is_plural) {
    Mention& m = document_.mentions[i];
    const std::string noun = to_lower(head_token(m).lemma);
    if (is_plural || tree_.has_child(m.head, Deprel::nmod)) return;
    static const std::unordered_map<std::string_view, std::set<std::string, std::less<>>> kinds{
        {"city", {"city", "capital"}},
        {"capital", {"capital"}},
        {"town", {"city"}},
        {"island", {"island"}},
        {"peninsula", {"region", "disputed-area"}},
        {"region", {"region", "first-level-unit", "disputed-area"}},
        {"province", {"first-level-unit"}},
        {"republic", {"first-level-unit"}},
        {"territory", {"disputed-area", "first-level-unit", "region"}},
        {"strait", {"strait"}},
        {"base", {"base"}},
        {"airport", {"airport"}},
        {"enclave", {"disputed-area", "region"}}};
    const auto wanted = kinds.find(noun);
    if (wanted == kinds.end()) return;
    m.entity = most_salient(
        i,
        [&](const Mention& c) {
          if (type_of(c.entity) != EntityType::place) return false;
          const auto known = ontology_.find(document_.entities[c.entity].entity.id);
          return known && wanted->second.contains(ontology_.at(*known).kind);
        },
        -5);
  }

  Document& document_;
  const Ontology& ontology_;
  SyntaxTree tree_;
  Date date_;
  std::vector<std::uint32_t> mention_at_;  // per token, the mention it heads
  std::vector<char> genders_;              // per entity
};

}  // namespace

void find_coreference(Document& document, const Ontology& ontology) { Resolver(document, ontology).resolve(); }

}  // namespace entente
