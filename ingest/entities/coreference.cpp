// SPDX-License-Identifier: Apache-2.0
#include "ingest/entities/coreference.h"

#include <algorithm>

#include "base/utf8.h"
#include "ingest/entities/collectives.h"
#include "ingest/entities/constraints.h"
#include "ingest/entities/descriptions.h"
#include "ingest/entities/discourse.h"
#include "ingest/entities/links.h"
#include "ingest/entities/mentions.h"
#include "ingest/entities/offices_held.h"
#include "ingest/entities/pronouns.h"

namespace entente {
namespace {

// By how much the best antecedent must beat "none of them" in an article, where a wrong one makes a wrong fact.
constexpr int pronoun_margin = 0;
constexpr int description_margin = 60;

class Resolver {
 public:
  Resolver(Discourse& discourse, const Choose& choose)
      : d_(discourse),
        choose_(choose),
        offices_(discourse.document(), discourse.ontology(), discourse.date()),
        descriptions_(discourse, offices_),
        speakers_(discourse) {}

  void resolve() {
    for (std::uint32_t i = 0; i < d_.phrases().size(); ++i) {
      const Phrase& p = d_.phrase(i);
      const bool is_first = d_.cluster(p.cluster).phrases.front() == i;
      if (p.kind == MentionKind::pronoun) resolve_pronoun(i);
      else if (p.kind == MentionKind::nominal && is_first && d_.cluster(p.cluster).entity == no_index)
        resolve_nominal(i);
      d_.count_seen(i);
    }
  }

 private:
  void join(std::uint32_t i, std::uint32_t cluster, Resolution by) {
    d_.merge(cluster, d_.phrase(i).cluster);
    d_.note(i, by);
  }

  void resolve_pronoun(std::uint32_t i) {
    const Phrase& p = d_.phrase(i);
    if (d_.cluster(p.cluster).phrases.size() > 1) return;  // a relative pronoun that has its noun
    switch (p.pronoun) {
      case PronounClass::speaker:
      case PronounClass::speakers:
      case PronounClass::addressee: d_.note(i, Resolution::speaker); return speakers_.resolve(d_, i);
      case PronounClass::ordinal:
        if (const std::uint32_t antecedent = ordinal_antecedent(d_, i); antecedent != no_index)
          join(i, d_.phrase(antecedent).cluster, Resolution::ordinal);
        return;
      case PronounClass::none:
      case PronounClass::relative:
      case PronounClass::demonstrative: return;
      case PronounClass::neuter:
        if (is_pleonastic(d_, p)) return;
        break;
      case PronounClass::plural:
        if (const auto parties = parties_before(d_, i); !parties.empty()) return join_group(i, parties);
        if (const std::uint32_t subject = parallel_subject(d_, i); subject != no_index)
          return join(i, d_.phrase(subject).cluster, Resolution::chosen);
        break;
      case PronounClass::personal: break;
    }
    if (p.is_reflexive) {
      const std::uint32_t antecedent = reflexive_antecedent(d_, i);
      if (antecedent != no_index && may_corefer(d_, i, antecedent))
        return join(i, d_.phrase(antecedent).cluster, Resolution::reflexive);
    }
    choose(i);
  }

  void resolve_nominal(std::uint32_t i) {
    if (!d_.phrase(i).is_coordination) {
      if (const auto members = members_of(d_, offices_, i); !members.empty()) return join_group(i, members);
      const Meant meant = descriptions_.meaning_of(i);
      if (meant.cluster != no_index) return join(i, meant.cluster, Resolution::description);
      if (meant.is_settled) {
        if (meant.stands_for != no_index) d_.set_stands_for(d_.phrase(i).cluster, meant.stands_for);
        return;
      }
      choose(i);
      if (meant.stands_for != no_index && d_.cluster_of(i).entity == no_index)
        d_.set_stands_for(d_.phrase(i).cluster, meant.stands_for);
      return;
    }
    choose(i);
  }

  void choose(std::uint32_t i) {
    const Choice choice = choice_for(d_, i);
    const std::size_t chosen = choose_(choice);
    if (chosen != 0) join(i, d_.phrase(choice.candidates[chosen].phrase).cluster, Resolution::chosen);
  }

  /// Joins the phrase with an earlier group of the same members, or makes one.
  void join_group(std::uint32_t i, const std::vector<std::uint32_t>& members) {
    const auto clusters_of = [&](const std::vector<std::uint32_t>& phrases) {
      std::vector<std::uint32_t> out;
      for (const std::uint32_t p : phrases) out.push_back(d_.phrase(p).cluster);
      std::ranges::sort(out);
      return out;
    };
    const auto wanted = clusters_of(members);
    constexpr std::uint32_t reach = 150;
    for (std::uint32_t k = i, steps = 0; k-- > 0 && steps < reach; ++steps) {
      const Cluster& c = d_.cluster_of(k);
      if (c.members.size() == members.size() && d_.phrase(k).cluster != d_.phrase(i).cluster &&
          clusters_of(c.members) == wanted)
        return join(i, d_.phrase(k).cluster, Resolution::members);
    }
    d_.note(i, Resolution::members);
    d_.set_members(d_.phrase(i).cluster, members);
  }

  Discourse& d_;
  const Choose& choose_;
  OfficesHeld offices_;
  Descriptions descriptions_;
  Speakers speakers_;
};

/// "The latter", "the former" as heads of their own.
void add_ordinals(Document& document) {
  const std::size_t before = document.mentions.size();
  for (std::uint32_t t = 1; t < document.tokens.size(); ++t) {
    const Token& token = document.tokens[t];
    const std::string word = to_lower(text_of(document, token));
    if (word != "latter" && word != "former") continue;
    if (token.deprel == Deprel::amod || token.deprel == Deprel::compound || token.deprel == Deprel::advmod) continue;
    if (to_lower(text_of(document, document.tokens[t - 1])) != "the") continue;
    if (std::ranges::any_of(document.mentions, [&](const Mention& m) { return m.first_token <= t && t < m.end_token; }))
      continue;
    document.mentions.push_back(
        {.span = token.span, .first_token = t, .end_token = t + 1, .head = t, .kind = MentionKind::pronoun});
  }
  if (document.mentions.size() != before) sort_mentions(document);
}

/// The entities of a group's named members; empty when fewer than two have a name.
std::vector<std::uint32_t> entities_of(const Discourse& d, const Cluster& cluster) {
  std::vector<std::uint32_t> out;
  for (const std::uint32_t member : cluster.members) {
    const Cluster& c = d.cluster_of(member);
    const std::uint32_t e = c.entity != no_index ? c.entity : c.stands_for;
    if (e != no_index && std::ranges::find(out, e) == out.end()) out.push_back(e);
  }
  if (out.size() < 2) return {};
  std::ranges::sort(out);
  return out;
}

void set_entities(Document& document, const std::vector<Mention>& resolved) {
  document.mentions = resolved;
  for (DocumentEntity& e : document.entities) e.mentions.clear();
  for (std::uint32_t i = 0; i < resolved.size(); ++i)
    if (resolved[i].entity != no_index) document.entities[resolved[i].entity].mentions.push_back(i);
}

}  // namespace

void resolve(Discourse& discourse, const Choose& choose) {
  link_names(discourse);
  link_by_grammar(discourse);
  Resolver(discourse, choose).resolve();
}

void find_coreference(Document& document, const Ontology& ontology) {
  add_ordinals(document);
  std::vector<Mention> resolved = document.mentions;
  {
    Discourse discourse(document, ontology, PhraseSource::mentions_and_noun_phrases);
    resolve(discourse, [&](const Choice& choice) {
      const bool is_pronoun = discourse.phrase(choice.anaphor).kind == MentionKind::pronoun;
      return best_of(choice, choice_weights, is_pronoun ? pronoun_margin : description_margin);
    });
    for (const Phrase& p : discourse.phrases()) {
      if (p.mention == no_index || p.kind == MentionKind::name || p.is_coordination) continue;
      Mention& m = resolved[p.mention];
      const Cluster& cluster = discourse.cluster(p.cluster);
      if (cluster.entity != no_index) {
        m.entity = cluster.entity;
        m.by = p.by;
      } else if (const auto members = entities_of(discourse, cluster); members.size() > 1) {
        m.is_collective = true;
        m.members = members;
        m.by = Resolution::members;
      } else {
        m.entity = cluster.stands_for;
        if (m.entity != no_index) m.by = Resolution::owner;
      }
      if (m.entity != no_index) m.type = name_type_of(document.entities[m.entity].entity.type);
    }
  }
  set_entities(document, resolved);
}

std::vector<std::uint32_t> cluster_mentions(const Document& document, const Ontology& ontology) {
  Discourse discourse(document, ontology, PhraseSource::mentions);
  resolve(discourse, [](const Choice& choice) { return best_of(choice, choice_weights); });
  std::vector<std::uint32_t> out(document.mentions.size());
  for (const Phrase& p : discourse.phrases()) out[p.mention] = p.cluster;
  return out;
}

}  // namespace entente
