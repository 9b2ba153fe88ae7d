// SPDX-License-Identifier: Apache-2.0
#include "ingest/entities/collectives.h"

#include <algorithm>
#include <unordered_map>

#include "ingest/entities/word_table.h"
#include "ingest/role_nouns.h"

namespace entente {
namespace {

constexpr std::uint32_t sentences_reached = 5;

/// The number word of "the two leaders", "both sides"; 0 when there is none.
std::size_t count_of(const Discourse& d, const Phrase& p) {
  static const std::unordered_map<std::string_view, std::size_t> numbers{
      {"both", 2}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"2", 2}, {"3", 3}};
  std::size_t out = p.noun == "pair" || p.noun == "duo" ? 2 : 0;
  for (const std::uint32_t c : d.tree().children(p.head))
    if (const auto found = numbers.find(d.word(c)); found != numbers.end()) out = std::max(out, found->second);
  return out;
}

bool is_narrowed(const Discourse& d, const Phrase& p) {
  return std::ranges::any_of(d.tree().children(p.head), [&](std::uint32_t c) {
    const Deprel deprel = d.tree().at(c).deprel;
    return deprel == Deprel::acl_relcl || deprel == Deprel::nmod || deprel == Deprel::nmod_poss;
  });
}

/// "The leaders of Japan and Peru", "Japanese and Peruvian officials": the states that the phrase names, two at least.
std::vector<std::uint32_t> states_named_in(const Discourse& d, const Phrase& p) {
  const SyntaxTree& tree = d.tree();
  std::vector<std::uint32_t> out;
  for (const std::uint32_t c : tree.children(p.head)) {
    const Deprel deprel = tree.at(c).deprel;
    if (deprel != Deprel::amod && deprel != Deprel::nmod_poss &&
        !(deprel == Deprel::nmod && tree.preposition(c) == "of"))
      continue;
    for (const std::uint32_t conjunct : tree.conjuncts(c)) {
      const std::uint32_t named = d.phrase_at(conjunct);
      if (named == no_index || d.cluster_of(named).entity == no_index) continue;
      if (d.cluster_of(named).type == NameType::state && std::ranges::find(out, named) == out.end())
        out.push_back(named);
    }
  }
  return out.size() > 1 ? out : std::vector<std::uint32_t>{};
}

/// "Our countries", "their governments": the states of the several whose pronoun it is, when all are named.
std::vector<std::uint32_t> states_of_owners(const Discourse& d, const Phrase& p) {
  const std::uint32_t owner = d.tree().child(p.head, Deprel::nmod_poss);
  if (owner == no_index || d.phrase_at(owner) == no_index) return {};
  std::vector<std::uint32_t> out;
  const std::vector<std::uint32_t>& members = d.cluster_of(d.phrase_at(owner)).members;
  for (const std::uint32_t member : members) {
    const std::uint32_t e = d.cluster_of(member).entity;
    const std::uint32_t state = e == no_index ? no_index : state_of_country(d.document(), d.entity(e).country);
    const std::uint32_t cluster = state == no_index ? no_index : d.cluster_of_entity(state);
    if (cluster != no_index) out.push_back(d.cluster(cluster).phrases.front());
  }
  return out.size() == members.size() ? out : std::vector<std::uint32_t>{};
}

/// Goes back sentence by sentence until as many different clusters that `accept` takes are found as are asked for;
/// empty when the last sentence brings too many.
struct Wanted {
  std::size_t least = 2;
  std::size_t most = 2;
  std::uint32_t reach = 0;  // sentences
};

template <class Accept>
std::vector<std::uint32_t> recent(const Discourse& d, std::uint32_t i, Wanted wanted, Accept accept) {
  std::vector<std::uint32_t> out;
  std::vector<std::uint32_t> clusters;
  std::uint32_t sentence = no_index;
  for (std::uint32_t k = i; k-- > 0;) {
    const Phrase& c = d.phrase(k);
    if (d.phrase(i).sentence - c.sentence > wanted.reach) break;
    if (c.sentence != sentence && clusters.size() >= wanted.least) break;
    sentence = c.sentence;
    if (c.is_coordination || c.cluster == d.phrase(i).cluster || !accept(d.cluster_of(k))) continue;
    if (std::ranges::find(clusters, c.cluster) != clusters.end()) continue;
    clusters.push_back(c.cluster);
    out.push_back(k);
    if (out.size() > wanted.most) return {};
  }
  if (out.size() < wanted.least) return {};
  std::ranges::reverse(out);
  return out;
}

}  // namespace

std::vector<std::uint32_t> members_of(const Discourse& d, OfficesHeld& offices, std::uint32_t i) {
  const Phrase& p = d.phrase(i);
  const auto role = role_noun(p.noun);
  const bool is_pair = p.noun == "pair" || p.noun == "duo";
  if (!is_pair && (!role || p.number != Number::plural)) return {};
  if (role == RoleNoun::title || role == RoleNoun::government || p.noun == "leader")
    if (auto states = states_named_in(d, p); !states.empty()) return states;
  if (role == RoleNoun::state || role == RoleNoun::government)
    if (auto states = states_of_owners(d, p); !states.empty()) return states;
  std::size_t count = count_of(d, p);
  if (is_narrowed(d, p)) return {};
  const bool is_plain = p.determiner == Determiner::definite && p.modifiers.empty();
  const bool is_neutral = p.noun == "side" || p.noun == "party";
  if (count == 0 && !is_plain) return {};
  const std::uint32_t reach = count == 0 ? 2 : sentences_reached;
  const std::size_t most = count == 0 ? 6 : count;
  if (count == 0) count = 2;
  if (count == 1) return {};
  const Wanted wanted{.least = count, .most = most, .reach = reach};
  const bool wants_person = is_pair || role == RoleNoun::title || role == RoleNoun::person;
  const bool wants_state = role == RoleNoun::state || role == RoleNoun::government || is_neutral;
  if (wants_person) {
    const bool is_leader = p.noun == "leader" || p.noun == "president" || p.noun == "head";
    auto found = recent(d, i, wanted, [&](const Cluster& c) {
      return c.type == NameType::person && c.entity != no_index && (!is_leader || offices.leads(c.entity));
    });
    if (found.empty() && is_leader)
      found = recent(d, i, wanted, [](const Cluster& c) { return c.type == NameType::person && c.entity != no_index; });
    return found;
  }
  if (!wants_state) return {};
  // a coordination of the right size is what is meant
  for (std::uint32_t k = i; k-- > 0 && p.sentence - d.phrase(k).sentence <= reach;) {
    const Cluster& c = d.cluster_of(k);
    if (c.members.size() != count || c.type != NameType::state) continue;
    if (std::ranges::all_of(c.members, [&](std::uint32_t m) { return d.cluster_of(m).entity != no_index; }))
      return c.members;
  }
  auto found = recent(d, i, wanted, [](const Cluster& c) { return c.type == NameType::state && c.entity != no_index; });
  if (found.empty() && is_neutral)
    found = recent(d, i, wanted, [](const Cluster& c) {
      return (c.type == NameType::state || c.type == NameType::organisation) && c.entity != no_index;
    });
  return found;
}

std::vector<std::uint32_t> parties_before(const Discourse& d, std::uint32_t i) {
  static const WordSet reciprocal = word_set(
      "meet talk negotiate discuss agree sign hold marry fight clash visit host welcome greet receive join call speak "
      "shake debate confer");
  const SyntaxTree& tree = d.tree();
  const Phrase& p = d.phrase(i);
  for (std::uint32_t k = i; k-- > 0 && p.sentence - d.phrase(k).sentence <= 1;) {
    const Phrase& other = d.phrase(k);
    if (other.kind == MentionKind::pronoun && other.pronoun != PronounClass::personal) continue;
    const std::uint32_t top = d.attachment_of(other);
    const std::uint32_t verb = tree.head(top);
    const Deprel deprel = tree.at(top).deprel;
    if (verb == no_index || !reciprocal.contains(tree.at(verb).lemma)) continue;
    if (deprel != Deprel::obj && !(deprel == Deprel::obl && tree.preposition(top) == "with")) continue;
    if (tree.is_below(p.head, verb) && d.head_token(p).deprel != Deprel::nmod_poss) continue;
    for (const std::uint32_t c : tree.children(verb)) {
      if (!is_subject(tree.at(c).deprel)) continue;
      std::uint32_t subject = d.phrase_at(c);
      for (const std::uint32_t part : tree.children(c))
        if (subject == no_index && tree.at(part).deprel == Deprel::flat) subject = d.phrase_at(part);
      if (subject == no_index || d.phrase(subject).cluster == other.cluster) continue;
      const Cluster& a = d.cluster_of(subject);
      const Cluster& b = d.cluster(other.cluster);
      if (a.type == b.type && a.type != NameType::other && a.number != Number::plural && b.number != Number::plural)
        return {subject, k};
    }
  }
  return {};
}

std::uint32_t ordinal_antecedent(const Discourse& d, std::uint32_t i) {
  const Phrase& p = d.phrase(i);
  const auto two = recent(d, i, {.reach = 1}, [](const Cluster& c) { return c.entity != no_index && c.is_named; });
  if (two.empty() || d.cluster_of(two[0]).type != d.cluster_of(two[1]).type) return no_index;
  const bool is_first_earlier = d.phrase(two[0]).first_token < d.phrase(two[1]).first_token;
  return (d.word(p.head) == "former") == is_first_earlier ? two[0] : two[1];
}

}  // namespace entente
