// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/lemma_rules.h"

#include <algorithm>
#include <array>

#include "ingest/text/lemma_lists.h"

namespace entente {
namespace {

using namespace std::string_view_literals;

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }
bool is_vowel_at(std::string_view word, std::size_t i) {
  return is_vowel(word[i]) || (word[i] == 'y' && i > 0 && !is_vowel(word[i - 1]));
}

/// Groups of vowels, so roughly syllables.
int syllables(std::string_view word) {
  int n = 0;
  for (std::size_t i = 0; i < word.size(); ++i) n += is_vowel_at(word, i) && (i == 0 || !is_vowel_at(word, i - 1));
  return n;
}

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return word.ends_with(ending); });
}

/// "stopp", "controll", but not "pass", "call"
bool has_doubled_end(std::string_view stem) {
  const auto n = stem.size();
  if (n < 3 || stem[n - 1] != stem[n - 2] || is_vowel(stem[n - 1])) return false;
  switch (stem[n - 1]) {
    case 's': return ends_with_any(stem, {"buss", "gass", "focuss", "biass"}) && n < 7;
    case 'z': return stem == "quizz";
    case 'f': return false;
    case 'l': return syllables(stem) > 1 && !is_double_l_verb(stem);
    case 'd': return stem != "add" && stem != "odd";
    case 'r': return stem != "err" && stem != "purr";
    case 'g': return stem != "egg";
    case 't': return stem != "butt" && stem != "boycott";
    default: return true;
  }
}

/// Whether the stem of "-ed" and "-ing" forms lost an e. The order of the tests is from the surest ending to the least.
bool lost_e(std::string_view stem) {
  const auto n = stem.size();
  if (n < 2) return true;  // "us", "ow"
  const char last = stem[n - 1];
  const char before = stem[n - 2];
  const bool long_vowel =
      n >= 3 && is_vowel(before) && is_vowel(stem[n - 3]) && !(stem[n - 3] == 'u' && n >= 4 && stem[n - 4] == 'q');
  if (keeps_no_e(stem)) return false;
  if (takes_e(stem)) return true;
  if (last == 'v' || last == 'c' || stem.ends_with("iat") || stem.ends_with("uat")) return true;
  if (last == 'u') return before != 'o';
  if (last == 'z') return before != 't' && before != 'z';
  if (last == 's')
    return before != 's' &&
           !(before == 'u' && syllables(stem) > 1 && !long_vowel && !stem.ends_with("fus") && !stem.ends_with("cus"));
  if (last == 'g')
    return before != 'g' &&
           !(before == 'n' && ends_with_any(stem, {"ing", "ong", "ang"}) && !ends_with_any(stem, {"rang", "hang"}));
  if (last == 'l' && !is_vowel_at(stem, n - 2))
    return ends_with_any(stem, {"bl", "cl", "dl", "fl", "gl", "kl", "pl", "sl", "tl", "zl"});
  if (last == 'h' || last == 'w' || last == 'x' || last == 'y') return false;
  if (!is_vowel_at(stem, n - 2)) return false;  // "help", "act", "warn"
  if (long_vowel) return false;                 // "need", "claim"
  if (last == 'e' || last == 'o' || last == 'i' || last == 'a') return false;
  if (syllables(stem) == 1) return true;  // a short vowel would have doubled the consonant
  const auto tail = stem.substr(n - 2);
  constexpr std::array always{"at"sv, "iz"sv, "ut"sv, "ur"sv, "ir"sv, "ar"sv, "id"sv, "ad"sv, "ud"sv,
                              "od"sv, "im"sv, "um"sv, "in"sv, "ak"sv, "ik"sv, "ok"sv, "uk"sv, "ib"sv,
                              "ul"sv, "yl"sv, "un"sv, "ap"sv, "yp"sv, "ip"sv, "am"sv, "om"sv, "ot"sv};
  return std::find(always.begin(), always.end(), tail) != always.end();
}

std::string from_stem(std::string_view stem) {
  std::string lemma(stem);
  if (has_doubled_end(stem)) lemma.pop_back();
  else if (lost_e(stem)) lemma += 'e';
  return lemma;
}

}  // namespace

std::string without_ed(std::string_view form) {
  const auto stem = form.substr(0, form.size() - 2);
  if (stem.size() < 2) return std::string(form);
  if (stem.ends_with("i") && stem.size() > 1)
    return std::string(stem.substr(0, stem.size() - 1)) + (stem.size() == 2 ? "ie" : "y");
  if (stem.ends_with("e")) return std::string(stem) + "e";  // "agreed"
  return from_stem(stem);
}

std::string without_ing(std::string_view form) {
  const auto stem = form.substr(0, form.size() - 3);
  if (stem.size() < 2 || syllables(stem) == 0) return std::string(form);
  return from_stem(stem);
}

std::string without_s(std::string_view form) {
  const auto stem = form.substr(0, form.size() - 1);
  if (stem.size() < 2 || stem.ends_with("s") || stem.ends_with("'")) return std::string(form);  // "class"
  if (form.ends_with("ies")) return std::string(form.substr(0, form.size() - 3)) + (form.size() <= 4 ? "ie" : "y");
  if (ends_with_any(form, {"sses", "shes", "xes", "zzes", "tches"}))
    return std::string(form.substr(0, form.size() - 2));
  if (form.ends_with("ches"))
    return std::string(form.substr(0, form.size() - (form.ends_with("aches") && form.size() == 5 ? 1 : 2)));
  if (form.ends_with("oes") && form.size() > 4)
    return std::string(form.substr(0, form.size() - (form.ends_with("shoes") ? 1 : 2)));
  if (is_es_plural(form)) return std::string(form.substr(0, form.size() - 2));
  return std::string(stem);
}

std::string without_degree(std::string_view form) {
  const std::size_t cut = form.ends_with("est") ? 3 : form.ends_with("er") ? 2 : 0;
  if (cut == 0 || form.size() < cut + 2) return std::string(form);
  const auto stem = form.substr(0, form.size() - cut);
  std::string base(stem);
  if (base.back() == 'i') base.back() = 'y';
  if (is_graded(base)) return base;
  if (is_graded(base + "e")) return base + "e";
  if (base.size() > 2 && base[base.size() - 1] == base[base.size() - 2]) {
    base.pop_back();
    if (is_graded(base)) return base;
  }
  return std::string(form);
}

}  // namespace entente
