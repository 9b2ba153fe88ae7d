// SPDX-License-Identifier: Apache-2.0
#include "ingest/facts/layers.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "base/utf8.h"
#include "ingest/facts/clause.h"
#include "ingest/syntax_tree.h"

namespace entente {
namespace {

class LayerWriter {
 public:
  explicit LayerWriter(const Document& document)
      : document_(document), tree_(document), offsets_(document.article.text), json_(buffer_) {}

  std::string write() {
    json_.StartObject();
    tokens();
    predicates();
    times();
    json_.EndObject();
    return {buffer_.GetString(), buffer_.GetSize()};
  }

 private:
  void text(std::string_view value) { json_.String(value.data(), static_cast<rapidjson::SizeType>(value.size())); }
  void member(std::string_view name, std::string_view value) {
    text(name);
    text(value);
  }
  void member(std::string_view name, std::uint32_t value) {
    text(name);
    json_.Uint(value);
  }
  void range(Span span) {
    member("start", offsets_.code_points(span.begin));
    member("end", offsets_.code_points(span.end));
  }

  void tokens() {
    text("tokens");
    json_.StartArray();
    for (const Token& token : document_.tokens) {
      json_.StartObject();
      range(token.span);
      member("sentence", token.sentence);
      member("lemma", token.lemma);
      member("upos", name_of(token.upos));
      text("head");  // index into tokens; null for a root
      if (token.head == no_index) json_.Null();
      else json_.Uint(token.head);
      member("deprel", name_of(token.deprel));
      json_.EndObject();
    }
    json_.EndArray();
  }

  /// Nouns that name an act: found by the event pass, or with the endings that English makes of verbs.
  bool is_act_noun(std::uint32_t t) const {
    const Token& token = document_.tokens[t];
    if (token.upos != Upos::noun) return false;
    if (reported_.contains(t)) return true;
    static constexpr std::string_view endings[] = {"tion", "sion", "ment", "ance", "ence", "ing", "al", "ure"};
    const bool has_ending = std::ranges::any_of(
        endings, [&](std::string_view e) { return token.lemma.size() > e.size() + 3 && token.lemma.ends_with(e); });
    return has_ending && std::ranges::any_of(tree_.children(t), [&](std::uint32_t c) {
             const Deprel d = document_.tokens[c].deprel;
             return d == Deprel::nmod_poss || (d == Deprel::nmod && tree_.preposition(c) == "of");
           });
  }

  void predicates() {
    for (const FoundEvent& event : document_.events) reported_.insert(event.trigger);
    text("predicates");
    json_.StartArray();
    for (std::uint32_t t = 0; t < document_.tokens.size(); ++t) {
      const Token& token = document_.tokens[t];
      const bool is_verb = token.upos == Upos::verb;
      if (!is_verb && !is_act_noun(t)) continue;
      Clause clause{.predicate = t};
      if (is_verb) clause = verb_clause(document_, tree_, t);
      else add_nominal_arguments(document_, tree_, t, clause);
      json_.StartObject();
      range(token.span);
      member("lemma", token.lemma);
      member("upos", name_of(token.upos));
      text("args");
      json_.StartArray();
      for (const auto& [role, fillers] : clause.slots)
        for (const std::uint32_t filler : fillers) argument(role, filler);
      json_.EndArray();
      json_.EndObject();
    }
    json_.EndArray();
  }

  void argument(const std::string& role, std::uint32_t filler) {
    const auto [first, end] = tree_.extent(filler);
    json_.StartObject();
    range({document_.tokens[first].span.begin, document_.tokens[end - 1].span.end});
    member("role", role);
    json_.EndObject();
  }

  void times() {
    text("times");
    json_.StartArray();
    for (const TimeExpression& time : document_.times) {
      json_.StartObject();
      range(time.span);
      member("text", text_of(document_, time.span));
      member("type", name_of(time.type));
      member("value", time.value);
      json_.EndObject();
    }
    json_.EndArray();
  }

  const Document& document_;
  SyntaxTree tree_;
  CodePointOffsets offsets_;
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> json_;
  std::set<std::uint32_t> reported_;
};

}  // namespace

void append_layers(std::string& out, const Document& document) {
  const std::string object = LayerWriter(document).write();
  out.append(object, 1, object.size() - 2);  // without its braces
}

}  // namespace entente
