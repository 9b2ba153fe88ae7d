// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/json.h"

#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <vector>

#include "ingest/read/fields.h"

namespace entente {
namespace {

constexpr unsigned parse_flags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag |
                                 rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseStopWhenDoneFlag;

/// RapidJSON's stream concept over our streams or one line; knows its line and column and where a record gets too long.
class JsonInput {
 public:
  using Ch = char;
  explicit JsonInput(ByteStream& in) : in_(&in) { refill(); }
  explicit JsonInput(std::string_view line) : chunk_(line) {}

  Ch Peek() { return at_ < chunk_.size() || refill() ? chunk_[at_] : '\0'; }
  Ch Take() {
    const Ch c = Peek();
    if (at_ < chunk_.size()) ++at_;
    if (c == '\n') {
      ++line_;
      line_start_ = Tell();
    }
    return c;
  }
  std::size_t Tell() const { return before_ + at_; }
  static Ch* PutBegin() { return nullptr; }
  static void Put(Ch) {}
  static void Flush() {}
  static std::size_t PutEnd(Ch*) { return 0; }

  void skip_blanks() {
    for (Ch c = Peek(); c == ' ' || c == '\t' || c == '\n' || c == '\r'; c = Peek()) Take();
  }
  bool is_at_end() { return at_ >= chunk_.size() && !refill(); }
  std::size_t line() const { return line_; }
  std::size_t column() const { return Tell() - line_start_ + 1; }
  void start_record(std::size_t limit) { end_of_record_ = Tell() + limit; }
  bool is_too_long() const { return is_too_long_; }

 private:
  bool refill() {
    before_ += chunk_.size();
    at_ = 0;
    if (in_ == nullptr || is_too_long_) {
      chunk_ = {};
      return false;
    }
    in_->skip(chunk_.size());
    chunk_ = in_->peek(in_->is_at_end() ? 0 : block_size);
    if (Tell() > end_of_record_) {
      is_too_long_ = true;
      chunk_ = {};
    }
    return !chunk_.empty();
  }

  static constexpr std::size_t block_size = 64 * 1024;
  ByteStream* in_ = nullptr;
  std::string_view chunk_;
  std::size_t at_ = 0;
  std::size_t before_ = 0;
  std::size_t line_ = 1;
  std::size_t line_start_ = 0;
  std::size_t end_of_record_ = static_cast<std::size_t>(-1);
  bool is_too_long_ = false;
};

/// Receives the events of the parser and hands over each article as its object ends.
class Handler {
 public:
  /// `where` names the record at hand; `is_line` when the input is one line of many.
  Handler(const FieldNames& names, JsonInput& input, Reading& reading, Delivery& delivery, std::string line)
      : names_(names), input_(input), reading_(reading), delivery_(delivery), line_(std::move(line)) {}

  bool Null() { return true; }
  bool Bool(bool) { return true; }
  bool Int(int) { return true; }
  bool Uint(unsigned) { return true; }
  bool Int64(std::int64_t) { return true; }
  bool Uint64(std::uint64_t) { return true; }
  bool Double(double) { return true; }
  bool RawNumber(const char* text, rapidjson::SizeType size, bool) { return value({text, size}, true); }
  bool String(const char* text, rapidjson::SizeType size, bool) { return value({text, size}); }
  bool Key(const char* text, rapidjson::SizeType size, bool) {
    if (frames_.back().kind == Kind::article || frames_.back().kind == Kind::object)
      frames_.back().key.assign(text, size);
    return true;
  }
  bool StartObject() {
    if (frames_.empty()) is_object = true;
    const Kind parent = frames_.empty() ? Kind::list_of_articles : frames_.back().kind;
    Kind kind = Kind::ignored;
    if (parent == Kind::list_of_articles) {
      kind = Kind::article;
      drafts_.push_back({.draft = {}, .where = where(), .frame = frames_.size()});
      input_.start_record(reading_.options.limits.record_bytes);
    } else if (parent == Kind::article || parent == Kind::object) {
      kind = frames_.size() - drafts_.back().frame < deepest_path ? Kind::object : Kind::ignored;
    }
    return push(kind);
  }
  bool EndObject(rapidjson::SizeType) {
    const Kind kind = frames_.back().kind;
    frames_.pop_back();
    return kind != Kind::article || finish_article();
  }
  bool StartArray() {
    if (frames_.empty()) return push(Kind::list_of_articles);
    const Kind parent = frames_.back().kind;
    if (parent != Kind::article && parent != Kind::object) return push(Kind::ignored);
    if (is_list_of_articles()) {
      holds_list_ = true;
      return push(Kind::list_of_articles);
    }
    list_place_ = names_.place(path());
    return push(list_place_ && list_place_->field == &Article::text ? Kind::paragraphs : Kind::ignored);
  }
  bool EndArray(rapidjson::SizeType) {
    frames_.pop_back();
    return true;
  }

  Result<void> outcome;    // of the sink
  bool is_object = false;  // the value is one
  bool is_too_deep = false;
  std::size_t count = 0;  // articles, with or without a text

 private:
  enum class Kind : std::uint8_t { list_of_articles, article, object, paragraphs, ignored };
  struct Frame {
    Kind kind = Kind::ignored;
    std::string key;  // of the member at hand
  };
  struct Draft {
    ArticleDraft draft;
    std::string where;
    std::size_t frame = 0;  // index of the article's object
  };
  static constexpr std::size_t deepest_path = 8;  // no convention or mapping goes deeper

  bool push(Kind kind) {
    is_too_deep = frames_.size() >= reading_.options.limits.nesting;
    if (!is_too_deep) frames_.push_back({.kind = kind, .key = {}});
    return !is_too_deep;
  }

  std::string where() const { return line_.empty() ? reading_.source + ":" + std::to_string(input_.line()) : line_; }

  std::string path() const {
    std::string out;
    for (std::size_t i = drafts_.back().frame; i < frames_.size(); ++i)
      (out += out.empty() ? "" : ".") += frames_[i].key;
    return out;
  }

  /// Only a member of the root may hold articles: an article's own lists are not articles.
  bool is_list_of_articles() const {
    return drafts_.size() == 1 && drafts_.front().frame == 0 && !drafts_.front().draft.has_text() &&
           std::ranges::all_of(frames_, [](const Frame& frame) { return is_article_list(frame.key); });
  }

  bool value(std::string_view text, bool is_number = false) {
    if (frames_.empty()) return true;
    const Kind kind = frames_.back().kind;
    if (kind == Kind::paragraphs) drafts_.back().draft.append(*list_place_, std::string(text));
    if (kind != Kind::article && kind != Kind::object) return true;
    const auto place = names_.place(path());
    if (!place || (is_number && place->field != &Article::id && place->field != &Article::published)) return true;
    drafts_.back().draft.offer(*place, std::string(text));
    return true;
  }

  bool finish_article() {
    Draft done = std::move(drafts_.back());
    drafts_.pop_back();
    const bool is_envelope = drafts_.empty() && holds_list_ && !done.draft.has_text();
    if (drafts_.empty()) holds_list_ = false;
    if (is_envelope) return true;
    ++count;
    outcome = delivery_.take(done.draft.take(), std::move(done.where));
    return outcome.has_value();
  }

  const FieldNames& names_;
  JsonInput& input_;
  Reading& reading_;
  Delivery& delivery_;
  std::string line_;  // "file:17" when the input is one line of many
  std::vector<Frame> frames_;
  std::vector<Draft> drafts_;
  std::optional<FieldPlace> list_place_;
  bool holds_list_ = false;
};

std::string place_in(const JsonInput& input, bool is_line) {
  const std::string column = "column " + std::to_string(input.column());
  return is_line ? column : "line " + std::to_string(input.line()) + ", " + column;
}

std::string why_invalid(const rapidjson::ParseResult& parsed) {
  std::string why = rapidjson::GetParseError_En(parsed.Code());
  if (why.ends_with('.')) why.pop_back();
  why.front() = static_cast<char>(why.front() | 0x20);
  return why;
}

/// Reads the values of the input; objects may follow each other, anything else stands alone.
Result<void> read_values(JsonInput& input, const std::string& line, const FieldNames& names, Reading& reading,
                         Delivery& delivery) {
  const std::string& where = line.empty() ? reading.source : line;
  std::size_t count = 0;
  for (;;) {
    Handler handler(names, input, reading, delivery, line);
    rapidjson::Reader reader;
    const rapidjson::ParseResult parsed = reader.Parse<parse_flags>(input, handler);
    if (!handler.outcome) return handler.outcome;
    count += handler.count;
    if (handler.is_too_deep) {
      reading.report.failed(where, "is nested more than " + std::to_string(reading.options.limits.nesting) +
                                       " levels deep at " + place_in(input, !line.empty()) +
                                       " (--max-nesting sets the limit)");
      return {};
    }
    if (input.is_too_long()) {
      reading.report.failed(where, too_long("a record", reading.options.limits.record_bytes, "--max-record"));
      return {};
    }
    if (parsed.IsError()) {
      reading.report.failed(where, "not valid JSON at " + place_in(input, !line.empty()) + ": " + why_invalid(parsed));
      return {};
    }
    input.skip_blanks();
    if (input.is_at_end() && !input.is_too_long()) break;
    if (input.Peek() != '{' || !handler.is_object) {
      reading.report.failed(
          where, "not valid JSON at " + place_in(input, !line.empty()) + ": more behind the end of the value");
      return {};
    }
  }
  if (count == 0) reading.report.failed(where, "holds no article (a JSON object with a text, or an array of them)");
  return {};
}

}  // namespace

Result<void> read_json(ByteStream& in, Reading& reading) {
  const FieldNames names(reading.options.fields);
  Delivery delivery(reading);
  JsonInput input(in);
  ENTENTE_CHECK(read_values(input, {}, names, reading, delivery));
  return delivery.finish();
}

Result<void> read_jsonl(ByteStream& in, Reading& reading) {
  const FieldNames names(reading.options.fields);
  const std::size_t limit = reading.options.limits.record_bytes;
  Delivery delivery(reading);
  std::string line;
  for (std::size_t number = 1; in.read_line(line, limit); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const std::string where = reading.source + ":" + std::to_string(number);
    if (line.size() > limit) {
      reading.report.failed(where, too_long("a record", limit, "--max-record"));
      continue;
    }
    JsonInput input{std::string_view(line)};
    ENTENTE_CHECK(read_values(input, where, names, reading, delivery));
  }
  return delivery.finish();
}

}  // namespace entente
