// SPDX-License-Identifier: Apache-2.0
#include "graph/export/jsonld.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <ostream>
#include <vector>

namespace entente {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void put(Writer& writer, std::string_view text) {
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}
void put_key(Writer& writer, std::string_view text) {
  writer.Key(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

class JsonLdSink : public StatementSink {
 public:
  explicit JsonLdSink(std::ostream& out) : out_(out), writer_(buffer_) {
    writer_.StartObject();
    put_key(writer_, "@context");
    writer_.StartObject();
    for (const auto& space : namespaces) declare(space);
    declare(xsd);
    writer_.EndObject();
    put_key(writer_, "@graph");
    writer_.StartArray();
    flush();
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
    writer_.EndArray();
    writer_.EndObject();
    flush();
    out_ << '\n';
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

  void declare(const Namespace& space) {
    put_key(writer_, space.prefix);
    put(writer_, space.iri);
  }

  void finish_subject() {
    if (values_.empty()) return;
    writer_.StartObject();
    put_key(writer_, "@id");
    put(writer_, subject_);
    for (const auto& values : values_) {
      put_key(writer_, values.predicate == Word::type ? "@type" : short_name(values.predicate));
      writer_.StartArray();
      for (const auto& value : values.objects) put_value(value, values.predicate == Word::type);
      writer_.EndArray();
    }
    writer_.EndObject();
    values_.clear();
    flush();
    out_ << '\n';
  }

  void put_value(const Value& value, bool is_type) {
    if (is_type) {
      put(writer_, short_name(value.word));
      return;
    }
    if (value.kind == Object::Kind::text) {
      put(writer_, value.value);
      return;
    }
    writer_.StartObject();
    if (value.kind == Object::Kind::word || value.kind == Object::Kind::iri) {
      put_key(writer_, "@id");
      put(writer_, value.kind == Object::Kind::word ? short_name(value.word) : std::string_view(value.value));
    } else {
      put_key(writer_, "@value");
      put(writer_, value.value);
      put_key(writer_, value.kind == Object::Kind::tagged ? "@language" : "@type");
      put(writer_, value.kind == Object::Kind::tagged ? std::string_view(value.language) : datatype_of(value.kind));
    }
    writer_.EndObject();
  }

  static std::string_view datatype_of(Object::Kind kind) {
    switch (kind) {
      case Object::Kind::decimal: return "xsd:decimal";
      case Object::Kind::integer: return "xsd:integer";
      case Object::Kind::count: return "xsd:nonNegativeInteger";
      case Object::Kind::date: return "xsd:date";
      case Object::Kind::boolean: return "xsd:boolean";
      default: return "xsd:string";
    }
  }

  void flush() {
    out_.write(buffer_.GetString(), static_cast<std::streamsize>(buffer_.GetSize()));
    buffer_.Clear();
  }

  std::ostream& out_;
  rapidjson::StringBuffer buffer_;
  Writer writer_;
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
