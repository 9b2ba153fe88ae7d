// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/gold_document.h"

namespace entente::bench {
namespace {

Upos upos_of(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(Upos::x); ++i)
    if (name_of(static_cast<Upos>(i)) == name) return static_cast<Upos>(i);
  return Upos::x;
}

Deprel deprel_of(std::string_view name) {
  for (std::size_t i = 0; i < deprel_count; ++i)
    if (name_of(static_cast<Deprel>(i)) == name) return static_cast<Deprel>(i);
  return Deprel::dep;
}

bool has(std::string_view column, std::string_view feature) { return column.find(feature) != std::string_view::npos; }

}  // namespace

Features features_of(std::string_view column) {
  Features features;
  if (has(column, "Tense=Past")) features.tense = Tense::past;
  if (has(column, "Tense=Pres")) features.tense = Tense::present;
  if (has(column, "VerbForm=Fin")) features.verb_form = VerbForm::finite;
  if (has(column, "VerbForm=Inf")) features.verb_form = VerbForm::infinitive;
  if (has(column, "VerbForm=Part")) features.verb_form = VerbForm::participle;
  if (has(column, "VerbForm=Ger")) features.verb_form = VerbForm::gerund;
  if (has(column, "Mood=Ind")) features.mood = Mood::indicative;
  if (has(column, "Mood=Imp")) features.mood = Mood::imperative;
  if (has(column, "Mood=Sub")) features.mood = Mood::subjunctive;
  if (has(column, "Number=Sing")) features.number = Number::singular;
  if (has(column, "Number=Plur") || has(column, "Number=Ptan")) features.number = Number::plural;
  if (has(column, "Voice=Pass")) features.voice = Voice::passive;
  if (has(column, "Person=1")) features.person = PersonFeature::first;
  if (has(column, "Person=2")) features.person = PersonFeature::second;
  if (has(column, "Person=3")) features.person = PersonFeature::third;
  return features;
}

Document document_of(const train::GoldText& gold) {
  Document document;
  document.article.text = gold.text;
  for (const auto& sentence : gold.sentences) {
    const auto first = static_cast<std::uint32_t>(document.tokens.size());
    for (const auto& word : sentence.words)
      document.tokens.push_back({.span = word.span,
                                 .sentence = static_cast<std::uint32_t>(document.sentences.size()),
                                 .head = word.head == 0 ? no_index : first + word.head - 1,
                                 .upos = upos_of(word.upos),
                                 .deprel = deprel_of(word.deprel),
                                 .features = features_of(word.features)});
    document.sentences.push_back(
        {.span = sentence.span, .first_token = first, .end_token = static_cast<std::uint32_t>(document.tokens.size())});
  }
  return document;
}

}  // namespace entente::bench
