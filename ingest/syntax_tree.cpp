// SPDX-License-Identifier: Apache-2.0
#include "ingest/syntax_tree.h"

#include <algorithm>

namespace entente {

SyntaxTree::SyntaxTree(const Document& document) : document_(&document), starts_(document.tokens.size() + 1) {
  const auto& tokens = document.tokens;
  children_.resize(tokens.size());
  for (const Token& token : tokens)
    if (token.head != no_index) ++starts_[token.head + 1];
  for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
  auto next = starts_;
  for (std::uint32_t i = 0; i < tokens.size(); ++i)
    if (tokens[i].head != no_index) children_[next[tokens[i].head]++] = i;
}

std::uint32_t SyntaxTree::child(std::uint32_t token, Deprel deprel) const {
  for (const std::uint32_t c : children(token))
    if (at(c).deprel == deprel) return c;
  return no_index;
}

std::string SyntaxTree::preposition(std::uint32_t token) const {
  std::string out;
  for (const std::uint32_t c : children(token)) {
    if (at(c).deprel != Deprel::case_ || at(c).upos == Upos::part) continue;
    if (!out.empty()) return out;  // "from among them": the first tells
    out = at(c).lemma;
    for (const std::uint32_t part : children(c))
      if (at(part).deprel == Deprel::fixed) (out += ' ') += at(part).lemma;
  }
  if (!out.empty() || at(token).upos != Upos::propn) return out;
  for (const std::uint32_t c : children(token))  // "with Defence Minister Jo Smith", the preposition put on the title
    if (c < token && (at(c).deprel == Deprel::nmod_desc || at(c).deprel == Deprel::compound))
      if (out = preposition(c); !out.empty()) return out;
  return out;
}

std::uint32_t SyntaxTree::first_conjunct(std::uint32_t token) const {
  while (at(token).deprel == Deprel::conj && at(token).head != no_index) token = at(token).head;
  return token;
}

std::vector<std::uint32_t> SyntaxTree::conjuncts(std::uint32_t token) const {
  std::vector<std::uint32_t> out{first_conjunct(token)};
  for (std::size_t i = 0; i < out.size(); ++i)
    for (const std::uint32_t c : children(out[i]))
      if (at(c).deprel == Deprel::conj) out.push_back(c);
  std::ranges::sort(out);
  return out;
}

bool SyntaxTree::is_below(std::uint32_t token, std::uint32_t ancestor) const {
  for (std::uint32_t up = at(token).head; up != no_index; up = at(up).head)
    if (up == ancestor) return true;
  return false;
}

std::pair<std::uint32_t, std::uint32_t> SyntaxTree::extent(std::uint32_t token) const {
  std::uint32_t first = token;
  std::uint32_t last = token;
  std::vector<std::uint32_t> open{token};
  while (!open.empty()) {
    const std::uint32_t next = open.back();
    open.pop_back();
    first = std::min(first, next);
    last = std::max(last, next);
    for (const std::uint32_t c : children(next)) open.push_back(c);
  }
  return {first, last + 1};
}

std::uint32_t SyntaxTree::negation(std::uint32_t token) const {
  const auto found = std::ranges::find_if(children(token), [&](std::uint32_t c) {
    const std::string& lemma = at(c).lemma;
    if (at(c).deprel == Deprel::advmod)
      return lemma == "not" || lemma == "n't" || lemma == "never" || lemma == "n’t" || lemma == "hardly" ||
             lemma == "barely" || lemma == "seldom" || lemma == "rarely";
    return at(c).deprel == Deprel::det && (lemma == "no" || lemma == "neither");
  });
  return found == children(token).end() ? no_index : *found;
}

Deprel effective_deprel(const SyntaxTree& tree, std::uint32_t token) {
  return tree.at(tree.first_conjunct(token)).deprel;
}

bool is_subject(Deprel deprel) {
  return deprel == Deprel::nsubj || deprel == Deprel::nsubj_pass || deprel == Deprel::nsubj_outer;
}

bool joins_name_and_noun(Deprel deprel) {
  return deprel == Deprel::appos || deprel == Deprel::flat || deprel == Deprel::nmod_desc;
}

bool is_clause(Deprel deprel) {
  switch (deprel) {
    case Deprel::ccomp:
    case Deprel::xcomp:
    case Deprel::advcl:
    case Deprel::advcl_relcl:
    case Deprel::acl:
    case Deprel::acl_relcl:
    case Deprel::csubj:
    case Deprel::csubj_pass:
    case Deprel::csubj_outer:
    case Deprel::parataxis: return true;
    default: return false;
  }
}

}  // namespace entente
