// SPDX-License-Identifier: Apache-2.0
#include "ingest/model/train/measure.h"

#include <algorithm>
#include <set>

namespace entente::train {
namespace {

Document analysed(const Analyser& analyser, const std::vector<Example>& examples) {
  std::vector<const Example*> sentences;
  NameHints hints;
  for (const Example& example : examples) {
    sentences.push_back(&example);
    if (example.hints.empty()) hints.resize(hints.size() + example.words.size());
    else hints.insert(hints.end(), example.hints.begin(), example.hints.end());
  }
  Document document = document_of(sentences);
  analyser.analyse(document, hints);
  return document;
}

std::uint8_t main_type(std::uint8_t deprel) {
  static const auto types = [] {
    std::vector<std::uint8_t> made;
    for (std::size_t i = 0; i < deprel_count; ++i) {
      const auto name = name_of(static_cast<Deprel>(i));
      std::uint8_t type = static_cast<std::uint8_t>(i);
      for (std::size_t j = 0; j < deprel_count; ++j) {
        if (name_of(static_cast<Deprel>(j)) == name.substr(0, name.find(':'))) type = static_cast<std::uint8_t>(j);
      }
      made.push_back(type);
    }
    return made;
  }();
  return types[deprel];
}

}  // namespace

ParseFigures measure_parse(const Analyser& analyser, const std::vector<Example>& examples) {
  const Document document = analysed(analyser, examples);
  ParseFigures figures;
  std::size_t at = 0;
  for (const Example& example : examples) {
    const std::size_t first = at;
    for (std::size_t i = 0; i < example.heads.size(); ++i, ++at) {
      const Token& token = document.tokens[at];
      ++figures.tokens;
      const TagKey& gold = example.tags[i];
      const Features& f = token.features;
      figures.upos += static_cast<std::int8_t>(token.upos) == gold[0];
      const TagKey found{static_cast<std::int8_t>(token.upos),  static_cast<std::int8_t>(f.tense),
                         static_cast<std::int8_t>(f.verb_form), static_cast<std::int8_t>(f.mood),
                         static_cast<std::int8_t>(f.number),    static_cast<std::int8_t>(f.voice),
                         static_cast<std::int8_t>(f.person)};
      figures.features += std::equal(found.begin() + 1, found.end(), gold.begin() + 1);
      const std::size_t head = token.head == no_index ? 0 : token.head - first + 1;
      if (head != example.heads[i]) continue;
      ++figures.heads;
      figures.labelled += main_type(static_cast<std::uint8_t>(token.deprel)) == main_type(example.deprels[i]);
    }
  }
  return figures;
}

NameFigures measure_names(const Analyser& analyser, const std::vector<Example>& examples, bool states_are_places) {
  const Document document = analysed(analyser, examples);
  const auto merged = [&](NameType type) {
    return states_are_places && type == NameType::state ? NameType::place : type;
  };
  std::set<TokenName> gold, ignored;
  std::uint32_t first = 0;
  for (const Example& example : examples) {
    for (TokenName name : names_of(example.names)) {
      name.first += first;
      name.end += first;
      if (name.type == NameType::other) {
        name.type = NameType::person;
        ignored.insert(name);
        continue;
      }
      name.type = merged(name.type);
      gold.insert(name);
    }
    first += static_cast<std::uint32_t>(example.words.size());
  }
  NameFigures figures{.gold = gold.size()};
  for (const Name& name : document.names) {
    if (name.type == NameType::other) continue;
    if (ignored.contains({.first = name.first_token, .end = name.end_token, .type = NameType::person})) continue;
    ++figures.found;
    figures.right += gold.contains({.first = name.first_token, .end = name.end_token, .type = merged(name.type)});
  }
  return figures;
}

}  // namespace entente::train
