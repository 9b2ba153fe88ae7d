// SPDX-License-Identifier: Apache-2.0
#include "ingest/model/train/corpus.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <map>

#include "ingest/model/train/json_lines.h"
#include "ingest/text/name_hints.h"
#include "ingest/text/network_decode.h"
#include "ingest/text/tokens.h"

namespace entente::train {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0;;) {
    const std::size_t end = text.find(separator, at);
    parts.push_back(text.substr(at, end - at));
    if (end == std::string_view::npos) return parts;
    at = end + 1;
  }
}

template <class T, std::size_t count>
std::map<std::string_view, std::uint8_t, std::less<>> numbers_of_names() {
  std::map<std::string_view, std::uint8_t, std::less<>> numbers;
  for (std::size_t i = 0; i < count; ++i) numbers[name_of(static_cast<T>(i))] = static_cast<std::uint8_t>(i);
  return numbers;
}

std::uint8_t deprel_number(std::string_view name) {
  static const auto numbers = numbers_of_names<Deprel, deprel_count>();
  if (const auto found = numbers.find(name); found != numbers.end()) return found->second;
  const auto found = numbers.find(name.substr(0, name.find(':')));
  return found != numbers.end() ? found->second : static_cast<std::uint8_t>(Deprel::dep);
}

template <class T>
std::int8_t number_of(T value) {
  return static_cast<std::int8_t>(value);
}

TagKey tag_key(std::string_view upos, std::string_view features) {
  static const auto numbers = numbers_of_names<Upos, 17>();
  TagKey key{};
  const auto found = numbers.find(upos);
  key[0] = found == numbers.end() ? number_of(Upos::x) : static_cast<std::int8_t>(found->second);
  static const std::map<std::string_view, std::pair<std::size_t, std::int8_t>, std::less<>> known{
      {"Tense=Past", {1, number_of(Tense::past)}},
      {"Tense=Pres", {1, number_of(Tense::present)}},
      {"VerbForm=Fin", {2, number_of(VerbForm::finite)}},
      {"VerbForm=Inf", {2, number_of(VerbForm::infinitive)}},
      {"VerbForm=Part", {2, number_of(VerbForm::participle)}},
      {"VerbForm=Ger", {2, number_of(VerbForm::gerund)}},
      {"Mood=Ind", {3, number_of(Mood::indicative)}},
      {"Mood=Imp", {3, number_of(Mood::imperative)}},
      {"Mood=Sub", {3, number_of(Mood::subjunctive)}},
      {"Number=Sing", {4, number_of(Number::singular)}},
      {"Number=Plur", {4, number_of(Number::plural)}},
      {"Number=Ptan", {4, number_of(Number::plural)}},
      {"Voice=Pass", {5, number_of(Voice::passive)}},
      {"Person=1", {6, number_of(PersonFeature::first)}},
      {"Person=2", {6, number_of(PersonFeature::second)}},
      {"Person=3", {6, number_of(PersonFeature::third)}},
  };
  for (const std::string_view feature : split(features, '|')) {
    if (const auto entry = known.find(feature); entry != known.end()) key[entry->second.first] = entry->second.second;
  }
  return key;
}

bool is_state(std::string_view name, const Ontology& ontology) {
  if (name.starts_with("the ") || name.starts_with("The ")) name.remove_prefix(4);
  return std::ranges::any_of(ontology.names().meanings(name), [&](const Meaning& meaning) {
    return ontology.at(meaning.entity).entity.type == EntityType::state &&
           (meaning.kind == NameKind::full || meaning.kind == NameKind::short_name);
  });
}

}  // namespace

Document tokenised(const NameRecord& record) {
  Document document;
  document.article.text = record.text;
  if (record.tokens.empty()) {
    find_tokens(document);
    return document;
  }
  for (const Span span : record.tokens) document.tokens.push_back({.span = span});
  const auto count = static_cast<std::uint32_t>(record.tokens.size());
  document.sentences.push_back(
      {.span = {0, static_cast<std::uint32_t>(record.text.size())}, .first_token = 0, .end_token = count});
  return document;
}

Result<std::vector<Example>> read_conllu(const std::string& path) {
  std::ifstream in(path);
  if (!in) return fail(ErrorKind::unreadable, path + ": cannot be read");
  std::vector<Example> examples;
  Example example;
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty()) {
      if (!example.words.empty()) examples.push_back(std::move(example));
      example = {};
      continue;
    }
    if (line.front() == '#') continue;
    const auto fields = split(line, '\t');
    if (fields.size() != 10) return fail(ErrorKind::unreadable, path + ": a line without ten fields: '" + line + "'");
    if (fields[0].find_first_of("-.") != std::string_view::npos) continue;
    example.words.emplace_back(fields[1]);
    example.tags.push_back(tag_key(fields[3], fields[5]));
    std::uint32_t head = 0;
    std::from_chars(fields[6].data(), fields[6].data() + fields[6].size(), head);
    example.heads.push_back(head);
    example.deprels.push_back(deprel_number(fields[7]));
  }
  if (!example.words.empty()) examples.push_back(std::move(example));
  return examples;
}

void put_name(std::vector<std::uint8_t>& labels, const TokenName& name) {
  const auto put = [&](std::uint32_t at, NamePart part) {
    labels[at] = static_cast<std::uint8_t>(name_label(name.type, part));
  };
  for (std::uint32_t i = name.first; i < name.end; ++i) put(i, NamePart::inside);
  if (name.end - name.first == 1) return put(name.first, NamePart::single);
  put(name.first, NamePart::begin);
  put(name.end - 1, NamePart::last);
}

std::vector<TokenName> names_of(const std::vector<std::uint8_t>& labels) {
  std::vector<TokenName> names;
  for (std::uint32_t i = 0, first = 0; i < labels.size(); ++i) {
    if (labels[i] == 0) continue;
    const auto part = static_cast<NamePart>((labels[i] - 1) % 4);
    if (part == NamePart::begin || part == NamePart::single) first = i;
    if (part != NamePart::last && part != NamePart::single) continue;
    names.push_back({.first = first, .end = i + 1, .type = static_cast<NameType>((labels[i] - 1) / 4)});
  }
  return names;
}

std::vector<Example> name_examples(const std::vector<NameRecord>& records, const Ontology& ontology) {
  std::vector<Example> examples;
  for (const NameRecord& record : records) {
    const Document document = tokenised(record);
    auto names = record.names;
    std::stable_sort(names.begin(), names.end(),
                     [](const GoldName& a, const GoldName& b) { return length(a.span) > length(b.span); });
    for (const Sentence& sentence : document.sentences) {
      Example example;
      for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
        example.words.emplace_back(text_of(document, document.tokens[i]));
      }
      example.names.assign(example.words.size(), 0);
      for (const GoldName& name : names) {
        TokenName found{.first = no_index};
        for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
          if (!overlap(document.tokens[i].span, name.span)) continue;
          found.first = std::min(found.first, i - sentence.first_token);
          found.end = i - sentence.first_token + 1;
        }
        if (found.first == no_index) continue;
        const auto labels = std::span(example.names).subspan(found.first, found.end - found.first);
        if (std::any_of(labels.begin(), labels.end(), [](std::uint8_t l) { return l != 0; })) continue;
        if (name.label == "Person") found.type = NameType::person;
        else if (name.label == "Organisation") found.type = NameType::organisation;
        else if (name.label == "Place") found.type = NameType::place;
        else if (name.label == "State") found.type = NameType::state;
        else if (name.label == "Event") found.type = NameType::event;
        else if (name.label == "Other") found.type = NameType::other;
        else if (name.label == "PlaceOrState")
          found.type = is_state(quote(record.text, name.span), ontology) ? NameType::state : NameType::place;
        else continue;
        put_name(example.names, found);
      }
      examples.push_back(std::move(example));
    }
  }
  return examples;
}

void add_hints(std::vector<Example>& examples, const Ontology& ontology) {
  for (Example& example : examples) example.hints = find_name_hints(document_of({&example}), ontology);
}

Document document_of(const std::vector<const Example*>& sentences) {
  Document document;
  for (const Example* sentence : sentences) {
    const auto number = static_cast<std::uint32_t>(document.sentences.size());
    Sentence made{.first_token = static_cast<std::uint32_t>(document.tokens.size())};
    made.span.begin = static_cast<std::uint32_t>(document.article.text.size());
    for (const std::string& word : sentence->words) {
      const auto begin = static_cast<std::uint32_t>(document.article.text.size());
      document.article.text += word;
      document.tokens.push_back(
          {.span = {begin, static_cast<std::uint32_t>(document.article.text.size())}, .sentence = number});
      document.article.text += ' ';
    }
    made.span.end = static_cast<std::uint32_t>(document.article.text.size() - 1);
    made.end_token = static_cast<std::uint32_t>(document.tokens.size());
    document.sentences.push_back(made);
  }
  return document;
}

}  // namespace entente::train
