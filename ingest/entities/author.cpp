// SPDX-License-Identifier: Apache-2.0
#include "ingest/entities/author.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "ingest/entities/resolution.h"
#include "ingest/entities/word_table.h"
#include "ingest/role_nouns.h"

namespace entente {
namespace {

std::vector<std::string_view> words_of(std::string_view title) {
  std::vector<std::string_view> out;
  for (std::size_t begin = 0; begin < title.size();) {
    const std::size_t end = std::min(title.find_first_of(" \t\n,:;", begin), title.size());
    if (end > begin) out.push_back(title.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

bool starts_upper(std::string_view word) { return is_upper(code_point_at(word, 0).value); }

/// The capitalised words behind "Statement by", "Remarks from", titles left out; empty when there are two speakers.
std::vector<std::string_view> speaker_in(std::string_view title) {
  static const WordSet forms = word_set("statement remarks speech address message letter testimony proclamation");
  const auto words = words_of(title);
  for (std::size_t i = 1; i < words.size(); ++i) {
    if ((words[i] != "by" && words[i] != "from") || !forms.contains(to_lower(words[i - 1]))) continue;
    std::vector<std::string_view> name;
    std::size_t k = i + 1;
    for (; k < words.size() && starts_upper(words[k]); ++k) {
      const std::string lower = to_lower(words[k]);
      const bool is_title = is_title_word(lower) || role_noun(lower) == RoleNoun::title;
      if (is_title) name.clear();  // "Secretary of State Antony Blinken"
      else name.push_back(words[k]);
    }
    const bool goes_on = k < words.size() && (words[k] == "and" || words[k] == "of" || words[k] == "the");
    if (goes_on && words[k] == "and") return {};
    if (goes_on) {  // "High Representative of the Union Kaja Kallas": the name stands last
      while (k < words.size() && (starts_upper(words[k]) || words[k] == "of" || words[k] == "the")) ++k;
      name.assign(words.begin() + static_cast<std::ptrdiff_t>(std::max(i + 1, k - std::min<std::size_t>(k, 2))),
                  words.begin() + static_cast<std::ptrdiff_t>(k));
    }
    return name;
  }
  return {};
}

/// Somebody of this name who held an office on the day of the article, or the one whom the full name means.
std::optional<std::uint32_t> person_called(const Ontology& ontology, const std::vector<std::string_view>& name,
                                           Date date) {
  PhraseKey key = empty_phrase;
  for (const std::string_view word : name) key = extend(key, word);
  std::optional<std::uint32_t> best;
  double best_score = 0;
  for (const Meaning& meaning : ontology.names().meanings(key)) {
    if (ontology.at(meaning.entity).entity.type != EntityType::person) continue;
    const bool in_office = !ontology.offices(meaning.entity, date).empty();
    if (meaning.kind != NameKind::full && !in_office) continue;
    const double score = meaning.prominence + (in_office ? 100 : 0);
    if (!best || score > best_score) {
      best = meaning.entity;
      best_score = score;
    }
  }
  return best;
}

}  // namespace

void find_author(Document& document, const Ontology& ontology) {
  const auto name = speaker_in(document.article.title);
  if (name.empty()) return;
  if (const auto known = person_called(ontology, name, reference_date(document)))
    document.author = entity_of_world(document, ontology, *known);
}

}  // namespace entente
