// SPDX-License-Identifier: Apache-2.0
#include "ingest/entities/pronouns.h"

#include <algorithm>

#include "base/utf8.h"
#include "ingest/entities/joint_authors.h"
#include "ingest/entities/word_table.h"
#include "ingest/role_nouns.h"

namespace entente {
namespace {

constexpr std::uint32_t outside = no_index;  // the mouth that speaks where nothing is quoted
constexpr std::uint32_t heading = 60;        // tokens in which a byline is sought

/// The person whose words the article is: "Remarks by President X", "By X", "X's speech".
std::uint32_t author_of(const Discourse& d) {
  static const WordSet forms = word_set("statement remark remarks speech address interview message letter testimony");
  const std::string title = fold(d.document().article.title);
  const bool is_speech = std::ranges::any_of(words_in(title), [&](std::string_view w) { return forms.contains(w); });
  std::uint32_t named_in_title = no_index;
  for (std::uint32_t i = 0; i < d.phrases().size(); ++i) {
    const Phrase& p = d.phrase(i);
    if (p.kind != MentionKind::name || p.type != NameType::person) continue;
    if (p.first_token < heading && p.first_token > 0) {
      std::uint32_t before = p.first_token - 1;
      while (before > 0 && is_title_word(d.word(before))) --before;
      const bool is_line_start = before == d.document().sentences[d.document().tokens[before].sentence].first_token;
      if (d.word(before) == "by" && (is_line_start || forms.contains(d.word(before - 1)))) return i;
    }
    if (!is_speech || title.find(p.key) == std::string::npos) continue;
    if (named_in_title == no_index) named_in_title = i;
    else if (d.phrase(named_in_title).cluster != p.cluster && d.phrase(named_in_title).key != p.key) return no_index;
  }
  return named_in_title;
}

}  // namespace

Speakers::Speakers(const Discourse& discourse) : author_(author_of(discourse)) {
  if (discourse.document().author == no_index && author_ == no_index) together_ = joint_authors(discourse);
}

void Speakers::resolve(Discourse& d, std::uint32_t i) {
  const Phrase& p = d.phrase(i);
  std::uint32_t mouth = outside;
  std::uint32_t speaker = author_;
  if (const std::uint32_t quote = d.speech().quote_at(p.head); quote != no_index) {
    const std::uint32_t token = d.speech().quotes()[quote].speaker;
    speaker = token == no_index ? no_index : d.phrase_at(token);
    // quotes of one cluster are one mouth; of an unknown speaker each is its own
    mouth = speaker == no_index ? quote + static_cast<std::uint32_t>(d.phrases().size()) : d.phrase(speaker).cluster;
  }
  const auto [last, is_first] = last_.try_emplace({mouth, p.pronoun}, i);
  if (!is_first && d.phrase(last->second).cluster != p.cluster) {
    d.merge(d.phrase(last->second).cluster, p.cluster);
    return;
  }
  if (p.pronoun == PronounClass::addressee) return;
  if (const std::uint32_t author = d.document().author; mouth == outside && author != no_index) {
    const std::uint32_t whole =
        p.pronoun == PronounClass::speakers ? state_of_country(d.document(), d.entity(author).country) : no_index;
    return d.set_stands_for(p.cluster, whole != no_index ? whole : author);
  }
  if (mouth == outside && p.pronoun == PronounClass::speakers && !together_.empty())
    return d.set_members(p.cluster, together_);
  if (speaker == no_index) return;
  const std::uint32_t cluster = d.phrase(speaker).cluster;
  if (cluster == p.cluster) return;
  if (p.pronoun == PronounClass::speaker) {
    if (d.cluster(cluster).animacy != Animacy::thing && d.cluster(cluster).number != Number::plural)
      d.merge(cluster, p.cluster);
    return;
  }
  const Cluster& who = d.cluster(cluster);
  if (who.number == Number::plural || who.type == NameType::organisation || who.type == NameType::state) {
    if (mouth != outside) d.merge(cluster, p.cluster);
  } else {
    d.set_stands_for(p.cluster, who.entity != no_index ? who.entity : who.stands_for);
  }
}

std::uint32_t reflexive_antecedent(const Discourse& d, std::uint32_t i) {
  const SyntaxTree& tree = d.tree();
  for (std::uint32_t up = tree.head(d.phrase(i).head); up != no_index; up = tree.head(up)) {
    for (const std::uint32_t c : tree.children(up)) {
      if (!is_subject(tree.at(c).deprel) || tree.at(c).deprel == Deprel::nsubj_outer) continue;
      return d.phrase_at(c) == i ? no_index : d.phrase_at(c);
    }
    const Deprel deprel = tree.at(up).deprel;
    if (is_clause(deprel) && deprel != Deprel::xcomp && deprel != Deprel::acl && deprel != Deprel::advcl) break;
  }
  return no_index;
}

std::uint32_t parallel_subject(const Discourse& d, std::uint32_t i) {
  const SyntaxTree& tree = d.tree();
  const Phrase& p = d.phrase(i);
  const std::uint32_t verb = tree.head(p.head);
  if (verb == no_index || !is_subject(d.head_token(p).deprel) || tree.at(verb).deprel != Deprel::conj) return no_index;
  for (const std::uint32_t c : tree.children(tree.first_conjunct(verb))) {
    if (!is_subject(tree.at(c).deprel) || c > p.head) continue;
    const std::uint32_t group = d.coordination_at(c);
    const std::uint32_t subject = group != no_index ? group : d.phrase_at(c);
    if (subject == no_index || d.phrase(subject).number != Number::plural) return no_index;
    return subject;
  }
  return no_index;
}

}  // namespace entente
