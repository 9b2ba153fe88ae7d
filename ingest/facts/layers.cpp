// SPDX-License-Identifier: Apache-2.0
#include "ingest/facts/layers.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <string_view>

#include "base/utf8.h"
#include "ingest/facts/predicates.h"

namespace entente {
namespace {

class LayerWriter {
 public:
  LayerWriter(const Document& document, const Lexicon& lexicon)
      : document_(document), lexicon_(lexicon), offsets_(document.article.text), json_(buffer_) {}

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

  void predicates() {
    text("predicates");
    json_.StartArray();
    for (const Predicate& predicate : find_predicates(document_, lexicon_)) {
      const Token& token = document_.tokens[predicate.token];
      json_.StartObject();
      range(token.span);
      member("lemma", token.lemma);
      member("upos", name_of(token.upos));
      text("args");
      json_.StartArray();
      for (const Argument& a : predicate.arguments) argument(a);
      json_.EndArray();
      json_.EndObject();
    }
    json_.EndArray();
  }

  void argument(const Argument& a) {
    json_.StartObject();
    range({document_.tokens[a.first_token].span.begin, document_.tokens[a.end_token - 1].span.end});
    member("role", a.role);
    member("slot", a.slot);
    text("entity");
    if (a.entity == no_index) json_.Null();
    else text(document_.entities[a.entity].entity.id);
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
  const Lexicon& lexicon_;
  CodePointOffsets offsets_;
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> json_;
};

}  // namespace

void append_layers(std::string& out, const Document& document, const Lexicon& lexicon) {
  const std::string object = LayerWriter(document, lexicon).write();
  out.append(object, 1, object.size() - 2);  // without its braces
}

}  // namespace entente
