// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/json.h"

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <optional>
#include <vector>

namespace entente {
namespace {

constexpr unsigned parse_flags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;

/// Which field of an article a path within its object fills; null for none.
class FieldMap {
 public:
  explicit FieldMap(const ReadOptions& options) {
    const auto put = [&](std::string path, std::string Article::*field) { paths_.emplace_back(std::move(path), field); };
    static const std::pair<const char*, std::string Article::*> names[] = {
        {"id", &Article::id}, {"title", &Article::title}, {"published", &Article::published}, {"text", &Article::text},
        {"source", &Article::source}, {"url", &Article::url}, {"language", &Article::language}};
    for (const auto& [name, field] : names)
      if (const auto mapped = options.fields.find(name); mapped != options.fields.end()) put(mapped->second, field);
    static const std::pair<const char*, std::string Article::*> conventions[] = {
        {"id", &Article::id}, {"title", &Article::title}, {"headline", &Article::title}, {"published", &Article::published},
        {"date", &Article::published}, {"publication_date", &Article::published}, {"text", &Article::text},
        {"body", &Article::text}, {"content", &Article::text}, {"source", &Article::source}, {"url", &Article::url},
        {"language", &Article::language}, {"lang", &Article::language}};
    for (const auto& [name, field] : conventions)
      if (!is_mapped(field)) put(name, field);
    mapped_ = paths_.size();
  }

  std::string Article::*field_at(std::string_view path) const {
    const auto found = std::ranges::find(paths_, path, [](const auto& entry) -> std::string_view { return entry.first; });
    return found == paths_.end() ? nullptr : found->second;
  }

 private:
  bool is_mapped(std::string Article::*field) const {
    return std::ranges::any_of(paths_.begin(), paths_.begin() + static_cast<std::ptrdiff_t>(mapped_), [&](const auto& entry) { return entry.second == field; });
  }
  std::vector<std::pair<std::string, std::string Article::*>> paths_;
  std::size_t mapped_ = 0;
};

/// Receives the events of the parser and hands over each article as its object ends. An article is an object at the
/// root or in an array at the root.
class Handler {
 public:
  using Finish = std::function<bool(Article&&)>;
  Handler(const FieldMap& fields, Finish finish) : fields_(fields), finish_(std::move(finish)) {}

  bool Null() { return value({}); }
  bool Bool(bool) { return value({}); }
  bool Int(int i) { return value(std::to_string(i)); }
  bool Uint(unsigned i) { return value(std::to_string(i)); }
  bool Int64(std::int64_t i) { return value(std::to_string(i)); }
  bool Uint64(std::uint64_t i) { return value(std::to_string(i)); }
  bool Double(double) { return value({}); }
  bool RawNumber(const char* text, rapidjson::SizeType size, bool) { return value(std::string(text, size)); }
  bool String(const char* text, rapidjson::SizeType size, bool) { return value(std::string(text, size)); }
  bool Key(const char* text, rapidjson::SizeType size, bool) {
    if (object_depth_ > 0 && !is_skipping()) path_.back().assign(text, size);
    return true;
  }
  bool StartObject() {
    if (object_depth_ == 0) article_ = {};
    ++object_depth_;
    if (!is_skipping()) path_.emplace_back();
    return true;
  }
  bool EndObject(rapidjson::SizeType) {
    if (!is_skipping()) path_.pop_back();
    --object_depth_;
    return object_depth_ > 0 || finish_(std::move(article_));
  }
  bool StartArray() {
    if (object_depth_ > 0) ++array_depth_;
    return true;
  }
  bool EndArray(rapidjson::SizeType) {
    if (object_depth_ > 0) --array_depth_;
    return true;
  }

 private:
  static constexpr std::size_t deepest_path = 16;  // no convention or mapping goes deeper; below, nothing is kept

  bool is_skipping() const { return array_depth_ > 0 || object_depth_ > deepest_path; }

  bool value(std::string text) {
    if (object_depth_ == 0 || is_skipping() || text.empty()) return true;
    std::string path;
    for (const std::string& key : path_) (path += path.empty() ? "" : ".") += key;
    if (const auto field = fields_.field_at(path); field != nullptr && (article_.*field).empty()) article_.*field = std::move(text);
    return true;
  }

  const FieldMap& fields_;
  Finish finish_;
  Article article_;
  std::vector<std::string> path_;
  std::size_t object_depth_ = 0;
  std::size_t array_depth_ = 0;  // arrays within the article
};

std::string place_of(std::string_view bytes, std::size_t offset) {
  offset = std::min(offset, bytes.size());
  const auto before = bytes.substr(0, offset);
  const auto line = std::ranges::count(before, '\n') + 1;
  const auto start = before.rfind('\n');
  return "line " + std::to_string(line) + ", column " + std::to_string(start == std::string_view::npos ? offset + 1 : offset - start);
}

struct Reading {
  const std::string& source;
  const ReadOptions& options;
  Diagnostics& diagnostics;
  const ArticleSink& sink;
  FieldMap fields;
};

/// Reads one JSON value; `where` names it in messages. Articles before an error are kept.
Result<void> read_value(std::string_view bytes, const std::string& where, bool may_be_alone, Reading& reading) {
  Result<void> outcome;
  std::size_t count = 0;
  std::optional<Article> first;  // kept back until it is known whether it is the only one
  const auto deliver = [&](Article&& article, bool is_alone) {
    if (article.text.empty()) {
      reading.diagnostics.add(where, "has no text (fields are text, body or content; --field text=PATH names another)");
      return true;
    }
    complete_article(article, reading.source, is_alone, reading.options);
    outcome = reading.sink(std::move(article));
    return outcome.has_value();
  };
  Handler handler(reading.fields, [&](Article&& article) {
    if (count++ == 0) {
      first = std::move(article);
      return true;
    }
    if (first && !deliver(std::move(*std::exchange(first, std::nullopt)), false)) return false;
    return deliver(std::move(article), false);
  });
  rapidjson::Reader reader;
  rapidjson::MemoryStream stream(bytes.data(), bytes.size());
  const rapidjson::ParseResult parsed = reader.Parse<parse_flags>(stream, handler);
  if (first) deliver(std::move(*first), may_be_alone && count == 1);
  if (!outcome) return outcome;
  if (parsed.IsError()) {
    std::string why = rapidjson::GetParseError_En(parsed.Code());
    if (why.ends_with('.')) why.pop_back();
    why.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(why.front())));
    reading.diagnostics.add(where, "not valid JSON at " + place_of(bytes, parsed.Offset()) + ": " + why);
  } else if (count == 0) {
    reading.diagnostics.add(where, "holds no article (a JSON object with a text, or an array of them)");
  }
  return {};
}

}  // namespace

Result<void> read_json(std::string_view bytes, const std::string& source, const ReadOptions& options, Diagnostics& diagnostics,
                       const ArticleSink& sink) {
  Reading reading{source, options, diagnostics, sink, FieldMap(options)};
  return read_value(bytes, source, true, reading);
}

Result<void> read_jsonl(std::string_view bytes, const std::string& source, const ReadOptions& options, Diagnostics& diagnostics,
                        const ArticleSink& sink) {
  Reading reading{source, options, diagnostics, sink, FieldMap(options)};
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    const auto line = bytes.substr(begin, end - begin);
    begin = end + 1;
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    ENTENTE_CHECK(read_value(line, source + ":" + std::to_string(number), false, reading));
  }
  return {};
}

}  // namespace entente
