// SPDX-License-Identifier: Apache-2.0
#include "ingest/entities/joint_authors.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "ingest/entities/word_table.h"

namespace entente {
namespace {

/// Adds the phrase unless its cluster is there already or it names neither a state, a body nor a person.
void add_party(const Discourse& d, std::uint32_t phrase, NameType type, std::vector<std::uint32_t>& out) {
  const Phrase& p = d.phrase(phrase);
  const Cluster& c = d.cluster(p.cluster);
  if (p.kind != MentionKind::name || c.entity == no_index || c.type != type) return;
  if (std::ranges::none_of(out, [&](std::uint32_t o) { return d.phrase(o).cluster == p.cluster; }))
    out.push_back(phrase);
}

/// The parties of one type that are named in the tokens [first, end), when there are two or more.
std::vector<std::uint32_t> parties_within(const Discourse& d, std::uint32_t first, std::uint32_t end) {
  for (const NameType type : {NameType::person, NameType::state}) {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < d.phrases().size() && d.phrase(i).first_token < end; ++i)
      if (d.phrase(i).first_token >= first) add_party(d, i, type, out);
    if (out.size() > 1) return out;
  }
  return {};
}

/// "We, the leaders of …, declare": the stretch between the commas behind the pronoun and the verb.
std::vector<std::uint32_t> named_behind(const Discourse& d, const Phrase& we) {
  const auto& tokens = d.document().tokens;
  const std::uint32_t end = d.document().sentences[we.sentence].end_token;
  if (we.head + 1 >= end || text_of(d.document(), tokens[we.head + 1]) != ",") return {};
  std::uint32_t last = we.head + 1;
  while (last < end && !(tokens[last].upos == Upos::verb && tokens[last].features.verb_form == VerbForm::finite))
    ++last;
  return parties_within(d, we.head + 2, last);
}

/// "As leaders of …, we resolve": what hangs on the noun of the phrase that opens the sentence.
std::vector<std::uint32_t> named_before(const Discourse& d, const Phrase& we) {
  const std::uint32_t first = d.document().sentences[we.sentence].first_token;
  if (d.word(first) != "as" || we.head < first + 3) return {};
  const std::uint32_t noun = d.tree().head(first);
  if (noun == no_index || noun <= first || noun > we.head || d.tree().at(noun).upos != Upos::noun) return {};
  for (const std::uint32_t c : d.tree().children(noun))
    if (d.tree().at(c).deprel == Deprel::nmod && d.tree().preposition(c) == "of")
      return parties_within(d, c, std::min(d.tree().conjuncts(c).back() + 1, we.head));
  return {};
}

/// "Joint Statement of Peru and Chile on Trade": the states in front of the subject.
std::vector<std::uint32_t> named_in_title(const Discourse& d) {
  static const WordSet forms = word_set("statement declaration communique release vision principles readout");
  const std::string title = fold(d.document().article.title);
  const auto words = words_in(title);
  const bool is_joint = std::ranges::find(words, "joint") != words.end() &&
                        std::ranges::any_of(words, [&](std::string_view w) { return forms.contains(w); });
  if (!is_joint) return {};
  const std::string head = " " + title.substr(0, title.find(" on ")) + " ";
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 0; i < d.phrases().size(); ++i)
    if (d.phrase(i).key.size() > 2 && head.find(" " + d.phrase(i).key + " ") != std::string::npos)
      add_party(d, i, NameType::state, out);
  return out.size() > 1 ? out : std::vector<std::uint32_t>{};
}

}  // namespace

std::vector<std::uint32_t> joint_authors(const Discourse& d) {
  constexpr int looked_at = 5;  // occurrences of "we"; who speaks is said at the start
  int seen = 0;
  for (const Phrase& p : d.phrases()) {
    if (p.kind != MentionKind::pronoun || p.pronoun != PronounClass::speakers) continue;
    if (d.speech().quote_at(p.head) != no_index || !is_subject(d.head_token(p).deprel)) continue;
    if (auto named = named_behind(d, p); !named.empty()) return named;
    if (auto named = named_before(d, p); !named.empty()) return named;
    if (++seen == looked_at) break;
  }
  return seen == 0 ? std::vector<std::uint32_t>{} : named_in_title(d);
}

}  // namespace entente
