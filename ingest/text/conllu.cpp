// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/conllu.h"

#include <ostream>
#include <string>
#include <vector>

#include "base/utf8.h"

namespace entente {
namespace {

/// Fields must not hold tabs or line breaks.
std::string on_one_line(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
  return out.empty() ? "_" : out;
}

std::string features_of(const Features& f) {
  std::string out;
  const auto add = [&](const char* feature) {
    if (feature == nullptr) return;
    if (!out.empty()) out += '|';
    out += feature;
  };
  static constexpr const char* moods[] = {nullptr, "Mood=Ind", "Mood=Imp", "Mood=Sub"};
  static constexpr const char* numbers[] = {nullptr, "Number=Sing", "Number=Plur"};
  static constexpr const char* persons[] = {nullptr, "Person=1", "Person=2", "Person=3"};
  static constexpr const char* tenses[] = {nullptr, "Tense=Past", "Tense=Pres"};
  static constexpr const char* forms[] = {nullptr, "VerbForm=Fin", "VerbForm=Inf", "VerbForm=Part", "VerbForm=Ger"};
  static constexpr const char* voices[] = {nullptr, "Voice=Pass"};
  add(moods[static_cast<std::size_t>(f.mood)]);
  add(numbers[static_cast<std::size_t>(f.number)]);
  add(persons[static_cast<std::size_t>(f.person)]);
  add(tenses[static_cast<std::size_t>(f.tense)]);
  add(forms[static_cast<std::size_t>(f.verb_form)]);
  add(voices[static_cast<std::size_t>(f.voice)]);
  return out.empty() ? "_" : out;
}

}  // namespace

void write_conllu(const Document& document, std::ostream& out) {
  const CodePointOffsets offsets(document.article.text);
  std::vector<std::string> names(document.tokens.size());
  for (const Name& name : document.names)
    for (std::uint32_t t = name.first_token; t < name.end_token; ++t)
      names[t] = std::string(t == name.first_token ? "B-" : "I-").append(name_of(name.type));
  out << "# newdoc id = " << on_one_line(document.article.id) << '\n';
  for (std::size_t s = 0; s < document.sentences.size(); ++s) {
    const Sentence& sentence = document.sentences[s];
    out << "# sent_id = " << on_one_line(document.article.id) << '-' << s + 1 << '\n';
    out << "# text = " << on_one_line(text_of(document, sentence.span)) << '\n';
    for (std::uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
      const Token& token = document.tokens[t];
      const bool is_joined = t + 1 < document.tokens.size() && document.tokens[t + 1].span.begin == token.span.end;
      out << t - sentence.first_token + 1 << '\t' << on_one_line(text_of(document, token)) << '\t'
          << on_one_line(token.lemma) << '\t' << name_of(token.upos) << "\t_\t" << features_of(token.features) << '\t'
          << (token.head == no_index ? 0 : token.head - sentence.first_token + 1) << '\t'
          << name_of(token.head == no_index ? Deprel::root : token.deprel) << "\t_\t";
      if (!names[t].empty()) out << "Name=" << names[t] << '|';
      if (is_joined) out << "SpaceAfter=No|";
      out << "TokenRange=" << offsets.code_points(token.span.begin) << ':' << offsets.code_points(token.span.end)
          << '\n';
    }
    out << '\n';
  }
}

}  // namespace entente
