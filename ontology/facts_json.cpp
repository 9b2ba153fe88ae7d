// SPDX-License-Identifier: Apache-2.0
#include "ontology/facts_json.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <charconv>
#include <cmath>
#include <istream>
#include <ostream>

namespace entente {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void put(Writer& writer, std::string_view text) {
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void put(Writer& writer, const char* key, std::string_view text) {
  writer.Key(key);
  put(writer, text);
}

void put_or_null(Writer& writer, const char* key, std::string_view text) {
  writer.Key(key);
  if (text.empty()) writer.Null();
  else put(writer, text);
}

void put_bounds(Writer& writer, TextRange range) {
  writer.Key("start");
  writer.Uint(range.start);
  writer.Key("end");
  writer.Uint(range.end);
}

void put_range(Writer& writer, TextRange range) {
  writer.StartObject();
  put_bounds(writer, range);
  writer.EndObject();
}

void put_confidence(Writer& writer, double confidence) {
  char digits[8] = {};
  const int value = per_mille(confidence);
  std::string text;
  if (value == 1000) {
    text = "1.0";
  } else {
    const auto end = std::to_chars(digits, digits + sizeof digits, value + 1000).ptr;
    text = "0." + std::string(digits + 1, end);  // "1042" → "0.042"
    while (text.size() > 3 && text.back() == '0') text.pop_back();
  }
  writer.Key("confidence");
  writer.RawValue(text.data(), text.size(), rapidjson::kNumberType);
}

void put_article(Writer& writer, const Article& article) {
  writer.StartObject();
  put(writer, "id", article.id);
  put(writer, "title", article.title);
  put_or_null(writer, "published", article.published);
  put_or_null(writer, "source", article.source);
  put_or_null(writer, "url", article.url);
  put(writer, "language", article.language);
  writer.EndObject();
}

void put_mention(Writer& writer, const MentionRecord& mention) {
  writer.StartObject();
  put_bounds(writer, mention.range);
  put(writer, "text", mention.text);
  put(writer, "kind", name_of(mention.kind));
  writer.Key("sentence");
  writer.Uint(mention.sentence);
  writer.EndObject();
}

void put_entity(Writer& writer, const MentionedEntity& mentioned) {
  const Entity& entity = mentioned.entity;
  writer.StartObject();
  put(writer, "id", entity.id);
  put(writer, "type", name_of(entity.type));
  put(writer, "name", entity.name);
  put_or_null(writer, "wikidata", entity.wikidata);
  put_or_null(writer, "code", entity.code);
  put_or_null(writer, "country", entity.country);
  put_or_null(writer, "sector", entity.sector);
  writer.Key("mentions");
  writer.StartArray();
  for (const auto& mention : mentioned.mentions) put_mention(writer, mention);
  writer.EndArray();
  writer.EndObject();
}

void put_ids(Writer& writer, const char* key, const std::vector<std::string>& ids) {
  writer.Key(key);
  writer.StartArray();
  for (const auto& id : ids) put(writer, id);
  writer.EndArray();
}

void put_event(Writer& writer, const EventRecord& event) {
  writer.StartObject();
  put(writer, "id", event.id);
  put(writer, "type", name_of(event.type));
  put_or_null(writer, "mode", event.mode);
  put_or_null(writer, "cameo", event.cameo);
  put_or_null(writer, "predicate", event.predicate);
  put_ids(writer, "sources", event.sources);
  put_ids(writer, "targets", event.targets);
  put_or_null(writer, "place", event.place);
  writer.Key("time");
  if (event.time) {
    writer.StartObject();
    put_or_null(writer, "value", event.time->value);
    put_or_null(writer, "text", event.time->text);
    writer.EndObject();
  } else {
    writer.Null();
  }
  put(writer, "modality", name_of(event.modality));
  put_or_null(writer, "attributed_to", event.attributed_to);
  put_confidence(writer, event.confidence);
  writer.Key("trigger");
  put_range(writer, event.trigger);
  writer.Key("sentence");
  put_range(writer, event.sentence);
  if (!event.more_evidence.empty()) {
    writer.Key("more_evidence");
    writer.StartArray();
    for (const auto range : event.more_evidence) put_range(writer, range);
    writer.EndArray();
  }
  put_or_null(writer, "rule", event.rule);
  writer.EndObject();
}

void put_relation(Writer& writer, const RelationRecord& relation) {
  writer.StartObject();
  put(writer, "type", name_of(relation.type));
  put(writer, "head", relation.head);
  put(writer, "tail", relation.tail);
  if (!relation.title.empty()) put(writer, "title", relation.title);
  put_or_null(writer, "from", relation.from);
  put_or_null(writer, "until", relation.until);
  put(writer, "modality", name_of(relation.modality));
  put_confidence(writer, relation.confidence);
  if (relation.evidence) {
    writer.Key("evidence");
    put_range(writer, *relation.evidence);
  } else {
    writer.Key("background");
    writer.Bool(true);
  }
  put_or_null(writer, "rule", relation.rule);
  writer.EndObject();
}

}  // namespace

int per_mille(double confidence) {
  if (!(confidence > 0)) return 0;  // also "not a number"
  return confidence >= 1 ? 1000 : static_cast<int>(std::lround(confidence * 1000));
}

void append_facts(std::string& out, const ArticleFacts& facts, bool with_text) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  writer.Key("article");
  put_article(writer, facts.article);
  if (with_text) put(writer, "text", facts.article.text);
  writer.Key("entities");
  writer.StartArray();
  for (const auto& entity : facts.entities) put_entity(writer, entity);
  writer.EndArray();
  writer.Key("events");
  writer.StartArray();
  for (const auto& event : facts.events) put_event(writer, event);
  writer.EndArray();
  writer.Key("relations");
  writer.StartArray();
  for (const auto& relation : facts.relations) put_relation(writer, relation);
  writer.EndArray();
  writer.EndObject();
  out.append(buffer.GetString(), buffer.GetSize());
}

void write_facts(const ArticleFacts& facts, std::ostream& out, bool with_text) {
  std::string line;
  append_facts(line, facts, with_text);
  line += '\n';
  out.write(line.data(), static_cast<std::streamsize>(line.size()));
}

Result<void> read_facts(std::istream& in, const std::string& source, Diagnostics& diagnostics,
                        const std::function<Result<void>(ArticleFacts&&)>& each) {
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    auto facts = parse_facts(line);
    if (!facts) {
      diagnostics.add(source + ":" + std::to_string(number), facts.error().message);
      continue;
    }
    ENTENTE_CHECK(each(*std::move(facts)));
  }
  if (in.bad()) return fail(ErrorKind::unreadable, source + ": cannot be read");
  return {};
}

}  // namespace entente
