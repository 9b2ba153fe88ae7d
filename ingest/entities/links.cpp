// SPDX-License-Identifier: Apache-2.0
#include "ingest/entities/links.h"

#include <algorithm>
#include <unordered_map>

#include "base/utf8.h"
#include "ingest/entities/word_table.h"
#include "ingest/role_nouns.h"

namespace entente {
namespace {

std::string initials_of(std::string_view key) {
  static const WordSet skipped = word_set("of the and for in on de to a");
  std::string out;
  for (const std::string_view word : words_in(key))
    if (!skipped.contains(word)) out += word.front();
  return out;
}

/// The words of a name without titles in front: "president barack obama" → "barack obama".
std::string_view without_titles(std::string_view key) {
  for (std::size_t blank = key.find(' '); blank != std::string_view::npos; blank = key.find(' ')) {
    if (!is_title_word(key.substr(0, blank))) break;
    key.remove_prefix(blank + 1);
  }
  return key;
}

std::string_view last_word(std::string_view key) { return key.substr(key.rfind(' ') + 1); }

/// The noun whose relative clause the pronoun stands in, or no_index.
std::uint32_t relative_antecedent(const SyntaxTree& tree, std::uint32_t pronoun, bool is_quantified) {
  if (is_quantified) {  // "all of which": the clause is that of the verb behind, wherever the pronoun hangs
    constexpr std::uint32_t reach = 4;
    for (std::uint32_t t = pronoun + 1; t <= pronoun + reach && t < tree.size(); ++t)
      if (tree.at(t).deprel == Deprel::acl_relcl && tree.head(t) < pronoun) return tree.head(t);
  }
  for (std::uint32_t up = pronoun; up != no_index; up = tree.head(up)) {
    const Deprel deprel = tree.at(up).deprel;
    if (deprel == Deprel::acl_relcl || deprel == Deprel::acl) return tree.head(up);
    if (is_subject(deprel) && up != pronoun && up != tree.head(pronoun)) return no_index;  // but "all of which"
    if (up != pronoun && deprel == Deprel::ccomp) return no_index;
  }
  return no_index;
}

void link_relative(Discourse& d, std::uint32_t i) {
  const SyntaxTree& tree = d.tree();
  const Phrase& p = d.phrase(i);
  const bool is_quantified = p.head > 0 && tree.at(p.head - 1).lemma == "of";
  const std::uint32_t noun = relative_antecedent(tree, p.head, is_quantified);
  if (noun == no_index || noun >= p.head) return;
  std::uint32_t antecedent = d.phrase_at(noun);
  const std::uint32_t first = tree.first_conjunct(noun);
  if (const std::uint32_t group = d.coordination_at(first); group != no_index && (noun == first || is_quantified)) {
    // "Japan and South Korea, all of which …": the clause comes behind the last of them
    const auto all = tree.conjuncts(first);
    if (all.size() > 1 && all.back() < p.head) antecedent = group;
  }
  if (antecedent == no_index) {
    for (const std::uint32_t c : tree.children(noun))
      if (tree.at(c).deprel == Deprel::flat && d.phrase_at(c) != no_index) antecedent = d.phrase_at(c);
  }
  if (antecedent == no_index || antecedent == i) return;
  const Phrase& a = d.phrase(antecedent);
  if (a.kind == MentionKind::pronoun && a.pronoun == PronounClass::relative) return;
  d.merge(a.cluster, p.cluster);
  d.note(i, Resolution::relative);
}

void link_apposition(Discourse& d, std::uint32_t i) {
  const SyntaxTree& tree = d.tree();
  const Phrase& p = d.phrase(i);
  const std::uint32_t top = d.attachment_of(p);
  if (p.is_coordination || tree.at(top).deprel != Deprel::appos || tree.head(top) == no_index) return;
  const std::uint32_t other = d.phrase_at(tree.head(top));
  if (other == no_index || other == i) return;
  const Phrase& o = d.phrase(other);
  if (o.first_token <= p.head && p.head < o.end_token && p.kind == MentionKind::name && o.kind == MentionKind::name &&
      o.type == NameType::place)
    return;  // "Sydney, Australia"
  const Cluster& a = d.cluster(o.cluster);
  const Cluster& b = d.cluster(p.cluster);
  if (p.kind == MentionKind::name && o.kind == MentionKind::name && p.mention != no_index && o.mention != no_index &&
      (a.entity != b.entity || a.entity == no_index))
    return;  // "Paris, France"; two names for one thing are linked elsewhere
  if (!d.are_compatible(a, b)) return;
  d.merge(o.cluster, p.cluster);
  d.note(i, Resolution::apposition);
  d.note(other, Resolution::apposition);
}

}  // namespace

void link_names(Discourse& d) {
  std::unordered_map<std::string_view, std::uint32_t> by_key;        // phrase that has the name
  std::unordered_map<std::string_view, std::uint32_t> by_last_word;  // of persons named by several words
  std::unordered_map<std::string, std::uint32_t> by_initials;
  for (std::uint32_t i = 0; i < d.phrases().size(); ++i) {
    const Phrase& p = d.phrase(i);
    if (p.kind != MentionKind::name || p.key.empty()) continue;
    const std::string_view name = without_titles(p.key);
    const auto join = [&](std::uint32_t other) {
      const Phrase& o = d.phrase(other);
      if (o.cluster != p.cluster && d.are_compatible(d.cluster(o.cluster), d.cluster(p.cluster)))
        d.merge(o.cluster, p.cluster);
    };
    if (const auto found = by_key.find(name); found != by_key.end()) {
      join(found->second);
    } else if (name.find(' ') == std::string_view::npos) {
      if (const auto person = by_last_word.find(name); person != by_last_word.end()) join(person->second);
      else if (const auto full = by_initials.find(std::string(name)); full != by_initials.end()) join(full->second);
    }
    by_key.emplace(name, i);
    if (name.find(' ') == std::string_view::npos) continue;
    if (p.type == NameType::person || p.type == NameType::other) {
      by_last_word.emplace(last_word(name), i);
      if (p.type == NameType::person) by_key.emplace(name.substr(0, name.find(' ')), i);
    }
    if (const std::string initials = initials_of(name); initials.size() >= 2) by_initials.emplace(initials, i);
  }
}

void link_by_grammar(Discourse& d) {
  for (std::uint32_t i = 0; i < d.phrases().size(); ++i) {
    if (d.phrase(i).kind == MentionKind::pronoun) {
      if (d.phrase(i).pronoun == PronounClass::relative) link_relative(d, i);
    } else {
      link_apposition(d, i);
    }
  }
}

}  // namespace entente
