// SPDX-License-Identifier: Apache-2.0
#include "graph/export/jsonld.h"

#include <vector>

#include "graph/export/json_items.h"

namespace entente {
namespace {

class JsonLdSink : public StatementSink {
 public:
  explicit JsonLdSink(std::ostream& out) : json_(out) {
    json_.frame("{\"@context\":");
    json_.open('{');
    for (const auto& space : namespaces) json_.key(space.prefix).text(space.iri);
    json_.key(xsd.prefix).text(xsd.iri).close('}').end_item();
    json_.frame(",\"@graph\":[\n");
  }

  void subject(std::string_view iri, std::uint32_t, std::span<const std::string>) override {
    finish_subject();
    subject_ = iri;
  }

  void add(Word predicate, const Object& object) override {
    Values* values = nullptr;
    for (auto& known : values_)
      if (known.predicate == predicate) values = &known;
    if (!values) values = &values_.emplace_back(Values{.predicate = predicate, .objects = {}});
    values->objects.push_back({.kind = object.kind,
                               .word = object.word,
                               .value = std::string(object.value),
                               .language = std::string(object.language)});
  }

  void end() {
    finish_subject();
    json_.frame("]}\n");
  }

 private:
  struct Value {
    Object::Kind kind;
    Word word;
    std::string value, language;
  };
  struct Values {
    Word predicate;
    std::vector<Value> objects;
  };

  void finish_subject() {
    if (values_.empty()) return;
    json_.open('{').key("@id").text(subject_);
    for (const auto& values : values_) {
      const bool is_type = values.predicate == Word::type;
      json_.key(is_type ? "@type" : short_name(values.predicate)).open('[');
      for (const auto& value : values.objects) put(value, is_type);
      json_.close(']');
    }
    json_.close('}').end_item();
    values_.clear();
  }

  void put(const Value& value, bool is_type) {
    const bool is_word = value.kind == Object::Kind::word;
    const std::string_view text = is_word ? short_name(value.word) : std::string_view(value.value);
    if (is_type || value.kind == Object::Kind::text) {
      json_.text(text);
      return;
    }
    json_.open('{');
    if (is_word || value.kind == Object::Kind::iri) {
      json_.key("@id").text(text);
    } else {
      json_.key("@value").text(text);
      if (value.kind == Object::Kind::tagged) json_.key("@language").text(value.language);
      else json_.key("@type").text(std::string(xsd.prefix) + ":" + std::string(datatype_name(value.kind)));
    }
    json_.close('}');
  }

  JsonItems json_;
  std::string subject_;
  std::vector<Values> values_;
};

}  // namespace

Result<void> write_jsonld(Subgraph& subgraph, const RdfOptions& options, std::ostream& out) {
  JsonLdSink sink(out);
  describe(subgraph, options, sink);
  sink.end();
  return subgraph.check();
}

}  // namespace entente
