// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/lemmas.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "ingest/text/characters.h"
#include "ingest/text/lemma_lists.h"
#include "ingest/text/lemma_rules.h"

namespace entente {
namespace {

using namespace std::string_view_literals;

using Pair = std::pair<std::string_view, std::string_view>;

template <std::size_t N>
std::string_view find_pair(const std::array<Pair, N>& pairs, std::string_view form) {
  const auto found = std::find_if(pairs.begin(), pairs.end(), [&](const Pair& pair) { return pair.first == form; });
  return found == pairs.end() ? std::string_view() : found->second;
}

constexpr std::array pronouns{
    Pair{"i", "I"},          Pair{"me", "I"},        Pair{"him", "he"},     Pair{"her", "she"},  Pair{"us", "we"},
    Pair{"them", "they"},    Pair{"those", "that"},  Pair{"these", "this"}, Pair{"'s", "we"},    Pair{"mine", "my"},
    Pair{"theirs", "their"}, Pair{"ours", "our"},    Pair{"yours", "your"}, Pair{"hers", "her"}, Pair{"'em", "they"},
    Pair{"u", "you"},        Pair{"noone", "no-one"}};
constexpr std::array determiners{Pair{"an", "a"}, Pair{"these", "this"}, Pair{"those", "that"}};
constexpr std::array auxiliaries{Pair{"'ll", "will"},  Pair{"'d", "would"}, Pair{"ca", "can"}, Pair{"wo", "will"},
                                 Pair{"sha", "shall"}, Pair{"ai", "be"},    Pair{"s", "be"},   Pair{"m", "be"},
                                 Pair{"r", "be"},      Pair{"ve", "have"},  Pair{"re", "be"},  Pair{"ll", "will"}};
constexpr std::array particles{Pair{"n't", "not"}, Pair{"nt", "not"}, Pair{"'", "'s"},
                               Pair{"s", "'s"},    Pair{"na", "to"},  Pair{"ta", "to"}};
constexpr std::array prepositions{Pair{"vs", "versus"}, Pair{"thru", "through"}, Pair{"til", "till"},
                                  Pair{"'til", "till"}, Pair{"w/", "with"},      Pair{"w/o", "without"}};
constexpr std::array numbers{Pair{"m", "million"},  Pair{"k", "thousand"}, Pair{"b", "billion"},
                             Pair{"bn", "billion"}, Pair{"mn", "million"}, Pair{"tn", "trillion"}};
constexpr std::array calendar_names{
    Pair{"jan", "January"},    Pair{"feb", "February"},  Pair{"mar", "March"},      Pair{"apr", "April"},
    Pair{"jun", "June"},       Pair{"jul", "July"},      Pair{"aug", "August"},     Pair{"sep", "September"},
    Pair{"sept", "September"}, Pair{"oct", "October"},   Pair{"nov", "November"},   Pair{"dec", "December"},
    Pair{"mon", "Monday"},     Pair{"tue", "Tuesday"},   Pair{"tues", "Tuesday"},   Pair{"wed", "Wednesday"},
    Pair{"thu", "Thursday"},   Pair{"thur", "Thursday"}, Pair{"thurs", "Thursday"}, Pair{"fri", "Friday"},
    Pair{"sat", "Saturday"},   Pair{"sun", "Sunday"}};

/// Typographic apostrophes as the typewriter's.
std::string with_plain_apostrophes(std::string_view form) {
  std::string out;
  out.reserve(form.size());
  for (std::size_t i = 0; i < form.size();) {
    if (static_cast<unsigned char>(form[i]) < 0x80) {
      out += form[i++];
      continue;
    }
    const auto c = character_at(form, i);
    if (c.plain == '\'') out += '\'';
    else out += form.substr(i, c.size);
    i += c.size;
  }
  return out;
}

bool is_all_upper(std::string_view form) {
  return std::none_of(form.begin(), form.end(), is_ascii_lower) &&
         std::count_if(form.begin(), form.end(), is_ascii_upper) > 1;
}

std::string or_else(std::string_view found, std::string otherwise) {
  return found.empty() ? std::move(otherwise) : std::string(found);
}

std::string verb_lemma(const std::string& form, const Features& features) {
  if (features.verb_form == VerbForm::infinitive || features.mood == Mood::imperative) return form;
  if (form.size() < 2) return form;
  if (const auto found = irregular_verb(form); !found.empty()) return std::string(found);
  if (form.ends_with("ing") && features.verb_form != VerbForm::finite) return without_ing(form);
  if (form.ends_with("in'") && form.size() > 4) return without_ing(form.substr(0, form.size() - 1) + "g");
  const bool may_be_past =
      features.tense == Tense::past || features.tense == Tense::none || features.verb_form == VerbForm::participle;
  if (form.ends_with("ed") && may_be_past) return without_ed(form);
  const bool may_be_third = features.verb_form == VerbForm::finite || features.verb_form == VerbForm::none;
  if (form.ends_with("s") && may_be_third && features.tense != Tense::past && features.number != Number::plural)
    return without_s(form);
  return form;
}

constexpr std::array nouns{Pair{"pm", "p.m."}, Pair{"am", "a.m."}, Pair{"p.m", "p.m."}, Pair{"a.m", "a.m."},
                           Pair{"etc", "etc."}};

/// "TV", "NGOs": short words in capitals are abbreviations.
bool is_acronym(std::string_view form) {
  const auto bare = form.size() > 2 && form.back() == 's' ? form.substr(0, form.size() - 1) : form;
  return bare.size() <= 4 && bare.size() > 1 && std::none_of(bare.begin(), bare.end(), is_ascii_lower) &&
         is_ascii_upper(bare[0]);
}

std::string noun_lemma(const std::string& form, const Features& features) {
  if (const auto found = find_pair(nouns, form); !found.empty()) return std::string(found);
  if (features.number == Number::singular) return form;
  if (const auto found = irregular_noun(form); !found.empty()) return std::string(found);
  if (features.number != Number::plural || is_ascii_digit(form[0])) return form;  // "1970s"
  if (form.size() > 3 && form.ends_with("'s")) return form.substr(0, form.size() - 2);
  return form.ends_with("s") && form.size() > 2 ? without_s(form) : form;
}

/// Capitals as written; "States" is the plural of "State".
std::string name_lemma(std::string_view form, const Features& features) {
  std::string lower = to_lower(form);
  const std::string bare = lower.ends_with(".") ? lower.substr(0, lower.size() - 1) : lower;
  if (const auto name = find_pair(calendar_names, bare);
      !name.empty() && (lower != bare || (form.size() <= 4 && bare != "mar" && bare != "sun" && bare != "sat")))
    return std::string(name);
  if (features.number != Number::plural) return std::string(form);
  const std::string singular = noun_lemma(lower, features);
  if (singular == lower) return std::string(form);
  std::size_t same = 0;
  while (same < singular.size() && same < lower.size() && singular[same] == lower[same]) ++same;
  if (lower.size() != form.size()) return std::string(form);
  std::string lemma(form.substr(0, same));
  const bool upper = is_all_upper(form);
  for (const char c : singular.substr(same)) lemma += upper && is_ascii_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
  return lemma;
}

std::string number_lemma(std::string_view form, const std::string& lower) {
  if (!is_ascii_digit(lower[0])) {
    const bool is_roman = lower.find_first_not_of("ivx") == std::string::npos && is_ascii_upper(form[0]);
    if (is_roman) return std::string(form);
    return or_else(find_pair(numbers, lower), lower);
  }
  std::string digits;
  std::copy_if(lower.begin(), lower.end(), std::back_inserter(digits), [](char c) { return c != ','; });
  return digits;
}

std::string mark_lemma(std::string_view form) {
  if (form == "“" || form == "”" || form == "``") return "\"";
  if (form == "‘" || form == "’") return "'";
  if (form == "–") return "-";
  if (form == "‘’" || form == "’’") return "''";
  return std::string(form);
}

std::string adjective_lemma(std::string_view form, const std::string& lower, bool is_first) {
  if (const auto found = irregular_adjective(lower); !found.empty()) return std::string(found);
  const auto base = without_degree(lower);
  if (base != lower) return base;
  const bool is_proper = starts_upper(form) && (!is_first || is_all_upper(form));
  return is_proper ? std::string(form) : lower;
}

}  // namespace

std::string lemma_of(std::string_view form, Upos upos, const Features& features, bool is_first) {
  if (form.empty()) return {};
  const std::string plain = with_plain_apostrophes(form);
  const std::string lower = to_lower(plain);
  switch (upos) {
    case Upos::punct: return mark_lemma(form);
    case Upos::sym:
    case Upos::x: return form == "–" ? "-" : std::string(form);
    case Upos::propn: return name_lemma(form, features);
    case Upos::pron: return or_else(find_pair(pronouns, lower), lower);
    case Upos::det: return or_else(find_pair(determiners, lower), lower);
    case Upos::part: return or_else(find_pair(particles, lower), lower);
    case Upos::adp:
    case Upos::sconj: return or_else(find_pair(prepositions, lower), lower);
    case Upos::num: return number_lemma(plain, lower);
    case Upos::aux:
      if (const auto found = find_pair(auxiliaries, lower); !found.empty()) return std::string(found);
      return or_else(irregular_verb(lower), lower);
    case Upos::verb: return verb_lemma(lower, features);
    case Upos::noun:
      if (is_acronym(plain) && find_pair(nouns, lower).empty()) return name_lemma(plain, features);
      return noun_lemma(lower, features);
    case Upos::adj: return adjective_lemma(plain, lower, is_first);
    case Upos::adv: return or_else(irregular_adverb(lower), without_degree(lower));
    default: return lower;
  }
}

namespace {

bool is_past_participle(const Token& token) {
  return token.features.verb_form == VerbForm::participle && token.features.tense == Tense::past;
}

/// "'s" and "'d" are has and had before a participle that they are no passive of: "he's arrived", "they'd agreed".
bool is_perfect(const Document& document, const Token& token) {
  return token.deprel == Deprel::aux && token.head < document.tokens.size() &&
         is_past_participle(document.tokens[token.head]);
}

}  // namespace

void find_lemmas(Document& document) {
  for (const auto& sentence : document.sentences) {
    for (auto i = sentence.first_token; i < sentence.end_token; ++i) {
      Token& token = document.tokens[i];
      const auto form = text_of(document, token);
      token.lemma = lemma_of(form, token.upos, token.features, i == sentence.first_token);
      const bool is_short = token.upos == Upos::aux && form.size() <= 4 && (form.back() == 's' || form.back() == 'd') &&
                            !is_ascii_letter(form[0]);
      if (is_short && is_perfect(document, token)) token.lemma = "have";
      if (token.deprel == Deprel::nmod_poss && token.lemma == "she") token.lemma = "her";
    }
  }
}

}  // namespace entente
