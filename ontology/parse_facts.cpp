// SPDX-License-Identifier: Apache-2.0
// The reading half of facts_json.h: a SAX handler that knows where in the object it is by a stack of places.
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <limits>
#include <unordered_set>

#include "base/utf8.h"
#include "ontology/facts_json.h"

namespace entente {
namespace {

enum class Place : std::uint8_t {
  start,
  root,
  article,
  entities,
  entity,
  mentions,
  mention,
  events,
  event,
  sources,
  targets,
  time,
  trigger,
  sentence,
  more_evidence,
  more_range,
  relations,
  relation,
  evidence,
  skipped,
};

/// Which place a member of `place` called `key` opens with { or [; skipped when it is none of ours.
Place inner(Place place, std::string_view key) {
  switch (place) {
    case Place::root:
      if (key == "article") return Place::article;
      if (key == "entities") return Place::entities;
      if (key == "events") return Place::events;
      if (key == "relations") return Place::relations;
      break;
    case Place::entity:
      if (key == "mentions") return Place::mentions;
      break;
    case Place::event:
      if (key == "sources") return Place::sources;
      if (key == "targets") return Place::targets;
      if (key == "time") return Place::time;
      if (key == "trigger") return Place::trigger;
      if (key == "sentence") return Place::sentence;
      if (key == "more_evidence") return Place::more_evidence;
      break;
    case Place::relation:
      if (key == "evidence") return Place::evidence;
      break;
    case Place::start: return Place::root;
    case Place::entities: return Place::entity;
    case Place::mentions: return Place::mention;
    case Place::events: return Place::event;
    case Place::relations: return Place::relation;
    case Place::more_evidence: return Place::more_range;
    default: break;
  }
  return Place::skipped;
}

bool is_array(Place place) {
  return place == Place::entities || place == Place::mentions || place == Place::events || place == Place::sources ||
         place == Place::targets || place == Place::more_evidence || place == Place::relations;
}

class FactsHandler : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, FactsHandler> {
 public:
  ArticleFacts facts;
  bool has_text = false;
  std::string problem;  // of the value that stopped the reading

  bool Null() { return true; }  // the same as a member left out
  bool Bool(bool) {
    return place() == Place::skipped || key_ == "background" || is_foreign() || wrong("true or false");
  }
  bool Int(int value) { return value >= 0 ? Uint(static_cast<unsigned>(value)) : number(value); }
  bool Int64(std::int64_t value) { return number(static_cast<double>(value)); }
  bool Uint64(std::uint64_t value) { return number(static_cast<double>(value)); }
  bool Double(double value) { return number(value); }
  bool Uint(unsigned value);
  bool String(const char* text, rapidjson::SizeType size, bool);
  bool Key(const char* text, rapidjson::SizeType size, bool) {
    key_.assign(text, size);
    return true;
  }
  bool StartObject() { return open(false); }
  bool StartArray() { return open(true); }
  bool EndObject(rapidjson::SizeType) { return close(); }
  bool EndArray(rapidjson::SizeType) { return close(); }

 private:
  Place place() const { return places_.empty() ? Place::start : places_.back(); }
  Place outer() const { return places_.size() < 2 ? Place::start : places_[places_.size() - 2]; }
  bool wrong(std::string_view found);
  bool unknown(std::string_view what, std::string_view value);
  bool open(bool array);
  bool close();
  bool number(double value);
  bool is_foreign() const;  // a scalar member that is not part of the format
  TextRange* range();
  std::string* text_member();

  std::vector<Place> places_;
  std::size_t skipped_depth_ = 0;
  std::string key_;
};

bool FactsHandler::wrong(std::string_view found) {
  problem = "\"" + key_ + "\" cannot be " + std::string(found);
  return false;
}

bool FactsHandler::unknown(std::string_view what, std::string_view value) {
  problem = "unknown " + std::string(what) + " \"" + std::string(value.substr(0, 40)) + "\"";
  return false;
}

bool FactsHandler::open(bool array) {
  if (place() == Place::skipped) {
    ++skipped_depth_;
    return true;
  }
  const Place next = inner(place(), key_);
  if (next == Place::skipped) {
    if (text_member()) return wrong(array ? "a list" : "an object");
  } else if (is_array(next) != array) {
    return next == Place::root ? unknown("record", "[") : wrong(array ? "a list" : "an object");
  }
  places_.push_back(next);
  switch (next) {
    case Place::skipped: skipped_depth_ = 1; break;
    case Place::entity: facts.entities.emplace_back(); break;
    case Place::mention: facts.entities.back().mentions.emplace_back(); break;
    case Place::event: facts.events.emplace_back(); break;
    case Place::time: facts.events.back().time.emplace(); break;
    case Place::more_range: facts.events.back().more_evidence.emplace_back(); break;
    case Place::relation: facts.relations.emplace_back(); break;
    case Place::evidence: facts.relations.back().evidence.emplace(); break;
    default: break;
  }
  return true;
}

bool FactsHandler::close() {
  if (place() == Place::skipped && --skipped_depth_ > 0) return true;
  places_.pop_back();
  key_.clear();
  return true;
}

TextRange* FactsHandler::range() {
  switch (place()) {
    case Place::mention: return &facts.entities.back().mentions.back().range;
    case Place::trigger: return &facts.events.back().trigger;
    case Place::sentence: return &facts.events.back().sentence;
    case Place::more_range: return &facts.events.back().more_evidence.back();
    case Place::evidence: return &*facts.relations.back().evidence;
    default: return nullptr;
  }
}

bool FactsHandler::is_foreign() const {
  const auto known = [this](std::initializer_list<std::string_view> keys) {
    return std::find(keys.begin(), keys.end(), key_) != keys.end();
  };
  switch (place()) {
    case Place::root: return !known({"article", "text", "entities", "events", "relations"});
    case Place::article: return !known({"id", "title", "published", "source", "url", "language"});
    case Place::entity: return !known({"id", "type", "name", "wikidata", "code", "country", "sector", "mentions"});
    case Place::mention: return !known({"start", "end", "text", "kind", "sentence"});
    case Place::event:
      return !known({"id", "type", "mode", "cameo", "predicate", "sources", "targets", "place", "time", "modality",
                     "attributed_to", "confidence", "trigger", "sentence", "more_evidence", "rule"});
    case Place::relation:
      return !known({"type", "head", "tail", "title", "from", "until", "modality", "confidence", "evidence", "rule"});
    case Place::time: return !known({"value", "text"});
    case Place::trigger:
    case Place::sentence:
    case Place::more_range:
    case Place::evidence: return !known({"start", "end"});
    default: return false;
  }
}

bool FactsHandler::number(double value) {
  if (place() == Place::skipped) return true;
  const bool is_confidence = key_ == "confidence" && (place() == Place::event || place() == Place::relation);
  if (!is_confidence) return is_foreign() || wrong("the number " + std::to_string(value));
  if (!(value >= 0 && value <= 1)) return wrong(std::to_string(value) + " (0 to 1)");
  (place() == Place::event ? facts.events.back().confidence : facts.relations.back().confidence) = value;
  return true;
}

bool FactsHandler::Uint(unsigned value) {
  if (TextRange* bounds = range()) {
    if (key_ == "start") bounds->start = value;
    else if (key_ == "end") bounds->end = value;
    else if (key_ == "sentence" && place() == Place::mention) facts.entities.back().mentions.back().sentence = value;
    else if (!is_foreign()) return wrong("a number");
    return true;
  }
  return number(value);
}

/// Where the string member `key_` of the place goes; null when it is an enumeration or none of ours.
std::string* FactsHandler::text_member() {
  const auto is = [this](std::string_view key) { return key_ == key; };
  switch (place()) {
    case Place::root: return is("text") ? &facts.article.text : nullptr;
    case Place::article: {
      Article& article = facts.article;
      return is("id")          ? &article.id
             : is("title")     ? &article.title
             : is("published") ? &article.published
             : is("source")    ? &article.source
             : is("url")       ? &article.url
             : is("language")  ? &article.language
                               : nullptr;
    }
    case Place::entity: {
      Entity& entity = facts.entities.back().entity;
      return is("id")         ? &entity.id
             : is("name")     ? &entity.name
             : is("wikidata") ? &entity.wikidata
             : is("code")     ? &entity.code
             : is("country")  ? &entity.country
             : is("sector")   ? &entity.sector
                              : nullptr;
    }
    case Place::mention: return is("text") ? &facts.entities.back().mentions.back().text : nullptr;
    case Place::event: {
      EventRecord& event = facts.events.back();
      return is("id")              ? &event.id
             : is("mode")          ? &event.mode
             : is("cameo")         ? &event.cameo
             : is("predicate")     ? &event.predicate
             : is("place")         ? &event.place
             : is("attributed_to") ? &event.attributed_to
             : is("rule")          ? &event.rule
                                   : nullptr;
    }
    case Place::time: {
      TimeRecord& time = *facts.events.back().time;
      return is("value") ? &time.value : is("text") ? &time.text : nullptr;
    }
    case Place::relation: {
      RelationRecord& relation = facts.relations.back();
      return is("head")    ? &relation.head
             : is("tail")  ? &relation.tail
             : is("title") ? &relation.title
             : is("from")  ? &relation.from
             : is("until") ? &relation.until
             : is("rule")  ? &relation.rule
                           : nullptr;
    }
    default: return nullptr;
  }
}

bool FactsHandler::String(const char* data, rapidjson::SizeType size, bool) {
  const std::string_view value(data, size);
  const auto read = [&](std::string_view what, auto parsed, auto& into) {
    if (!parsed) return unknown(what, value);
    into = *parsed;
    return true;
  };
  if (place() == Place::skipped) return true;
  if (place() == Place::sources) return facts.events.back().sources.emplace_back(value), true;
  if (place() == Place::targets) return facts.events.back().targets.emplace_back(value), true;
  if (std::string* member = text_member()) {
    member->assign(value);
    if (place() == Place::root) has_text = true;
    return true;
  }
  if (key_ == "type" && place() == Place::entity)
    return read("entity type", entity_type(value), facts.entities.back().entity.type);
  if (key_ == "type" && place() == Place::event) return read("event type", event_type(value), facts.events.back().type);
  if (key_ == "type" && place() == Place::relation)
    return read("relation type", relation_type(value), facts.relations.back().type);
  if (key_ == "kind" && place() == Place::mention)
    return read("mention kind", mention_kind(value), facts.entities.back().mentions.back().kind);
  if (key_ == "modality" && place() == Place::event)
    return read("modality", modality(value), facts.events.back().modality);
  if (key_ == "modality" && place() == Place::relation)
    return read("modality", modality(value), facts.relations.back().modality);
  return is_foreign() || wrong("a text");
}

/// What the syntax cannot say: members that must be there, references and spans that must hold.
class Checker {
 public:
  Checker(const ArticleFacts& facts, bool has_text) : facts_(facts), has_text_(has_text), offsets_(facts.article.text) {
    if (has_text) size_ = offsets_.code_points(static_cast<std::uint32_t>(facts.article.text.size()));
    for (const auto& mentioned : facts.entities) ids_.insert(mentioned.entity.id);
  }

  std::string first_problem() const {
    if (facts_.article.id.empty()) return "the article has no \"id\"";
    if (ids_.size() != facts_.entities.size()) return "two entities have the same \"id\"";
    for (const auto& mentioned : facts_.entities)
      if (auto problem = of(mentioned); !problem.empty()) return problem;
    for (const auto& event : facts_.events)
      if (auto problem = of(event); !problem.empty()) return "event " + event.id + ": " + problem;
    for (const auto& relation : facts_.relations)
      if (auto problem = of(relation); !problem.empty())
        return std::string(name_of(relation.type)) + " of " + relation.head + ": " + problem;
    return {};
  }

 private:
  std::string of(TextRange range, std::string_view what) const {
    const bool is_right = range.start <= range.end && (!has_text_ || range.end <= size_);
    return is_right ? ""
                    : std::string(what) + " " + std::to_string(range.start) + "-" + std::to_string(range.end) +
                          " lies outside the text";
  }

  std::string of_reference(const std::string& id) const {
    return ids_.contains(id) ? "" : "\"" + id + "\" is not among the entities of this line";
  }

  std::string of(const MentionedEntity& mentioned) const {
    const Entity& entity = mentioned.entity;
    if (entity.id.empty()) return "an entity has no \"id\"";
    if (entity.name.empty()) return "entity " + entity.id + " has no \"name\"";
    for (const auto& mention : mentioned.mentions) {
      if (auto problem = of(mention.range, "mention"); !problem.empty()) return "entity " + entity.id + ": " + problem;
      if (!has_text_) continue;
      const auto begin = offsets_.bytes(mention.range.start);
      const auto end = offsets_.bytes(mention.range.end);
      if (std::string_view(facts_.article.text).substr(begin, end - begin) != mention.text)
        return "entity " + entity.id + ": mention \"" + mention.text + "\" is not what the text has there";
    }
    return {};
  }

  std::string of(const EventRecord& event) const {
    if (event.id.empty()) return "has no \"id\"";
    for (const auto* ids : {&event.sources, &event.targets})
      for (const auto& id : *ids)
        if (auto problem = of_reference(id); !problem.empty()) return problem;
    for (const auto* id : {&event.place, &event.attributed_to})
      if (auto problem = id->empty() ? "" : of_reference(*id); !problem.empty()) return problem;
    if (auto problem = of(event.trigger, "trigger"); !problem.empty()) return problem;
    if (auto problem = of(event.sentence, "sentence"); !problem.empty()) return problem;
    for (const auto range : event.more_evidence)
      if (auto problem = of(range, "evidence"); !problem.empty()) return problem;
    return {};
  }

  std::string of(const RelationRecord& relation) const {
    for (const auto* id : {&relation.head, &relation.tail})
      if (auto problem = of_reference(*id); !problem.empty()) return problem;
    return relation.evidence ? of(*relation.evidence, "evidence") : "";
  }

  const ArticleFacts& facts_;
  bool has_text_;
  CodePointOffsets offsets_;
  std::uint32_t size_ = std::numeric_limits<std::uint32_t>::max();
  std::unordered_set<std::string_view> ids_;
};

}  // namespace

Result<ArticleFacts> parse_facts(std::string_view line) {
  constexpr unsigned flags =
      rapidjson::kParseIterativeFlag | rapidjson::kParseFullPrecisionFlag | rapidjson::kParseValidateEncodingFlag;
  rapidjson::MemoryStream stream(line.data(), line.size());
  rapidjson::Reader reader;
  FactsHandler handler;
  const auto result = reader.Parse<flags>(stream, handler);
  if (!result) {
    const std::string why = handler.problem.empty() ? rapidjson::GetParseError_En(result.Code()) : handler.problem;
    return fail(ErrorKind::unreadable, "column " + std::to_string(result.Offset() + 1) + ": " + why);
  }
  if (auto problem = Checker(handler.facts, handler.has_text).first_problem(); !problem.empty())
    return fail(ErrorKind::unreadable, problem);
  if (handler.facts.article.language.empty()) handler.facts.article.language = "en";
  return std::move(handler.facts);
}

}  // namespace entente
