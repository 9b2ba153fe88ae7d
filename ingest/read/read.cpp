// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/read.h"

#include <sstream>

#include "base/date.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "ingest/read/archive.h"
#include "ingest/read/clean.h"
#include "ingest/read/csv.h"
#include "ingest/read/dates.h"
#include "ingest/read/detect.h"
#include "ingest/read/encoding.h"
#include "ingest/read/feed.h"
#include "ingest/read/html.h"
#include "ingest/read/json.h"
#include "ingest/read/language.h"
#include "ingest/read/mail.h"
#include "ingest/read/markdown.h"
#include "ingest/read/reading.h"
#include "ingest/read/text.h"
#include "ingest/read/warc.h"

namespace entente {
namespace {

constexpr std::size_t longest_metadata = 4096;  // bytes of an id, title, source or URL

std::string told_apart(const std::string& stem, const std::string& hash) { return stem + "-" + hash.substr(0, 8); }

/// One line without blanks around it.
std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text.substr(0, longest_metadata)) {
    const bool is_blank = c == ' ' || (static_cast<unsigned char>(c) < 0x20);
    if (!is_blank) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return find_invalid_utf8(out) == std::string_view::npos ? out : repair_utf8(out);
}

}  // namespace

void complete_article(Article& article, const std::string& source, bool is_alone, const ReadOptions& options) {
  article.text = with_plain_controls(article.text);
  for (const auto field : {&Article::id, &Article::title, &Article::source, &Article::url, &Article::language})
    article.*field = one_line(article.*field);
  article.published = published_date(article.published);
  if (article.published.empty()) article.published = published_date(options.published);
  if (article.language.empty()) article.language = "en";
  if (!article.id.empty()) return;
  const std::string hash = sha256_hex(article.text);
  const std::string stem = is_alone && source != "-" ? stem_of(source) : std::string{};
  article.id = one_line(stem);
  if (article.id.empty()) article.id = hash.substr(0, 16);
  else if (options.stems != nullptr && options.stems->is_shared(stem)) article.id = told_apart(article.id, hash);
}

std::string too_long(const char* what, std::size_t limit, const char* flag) {
  return std::string(what) + " is longer than " + std::to_string(limit) + " bytes (" + flag + " sets the limit)";
}

std::optional<std::string> read_whole(ByteStream& in, const char* what, Reading& reading) {
  const std::size_t limit = reading.options.limits.record_bytes;
  std::string bytes = in.read_rest(limit);
  if (bytes.size() > limit) {
    reading.report.failed(reading.source, too_long(what, limit, "--max-record"));
    return std::nullopt;
  }
  if (in.is_broken()) return std::nullopt;  // whoever broke it says so
  return bytes;
}

Result<void> deliver(Article&& article, const std::string& where, bool is_alone, Reading& reading) {
  if (article.text.find_first_not_of(" \t\r\n") == std::string::npos) {
    reading.report.failed(where, "has no text (fields are text, body or content; --field text=PATH names another)");
    return {};
  }
  if (article.text.size() > reading.options.limits.article_bytes) {
    reading.report.failed(where, too_long("the article", reading.options.limits.article_bytes, "--max-article"));
    return {};
  }
  const bool has_own_id = !one_line(article.id).empty();
  complete_article(article, reading.source, is_alone, reading.options);
  if (!has_own_id && reading.report.is_id_of_another(article.id, article.text))  // in an archive from a pipe
    article.id = told_apart(article.id, sha256_hex(article.text));
  const bool is_told_apart =
      !has_own_id && is_alone && reading.source != "-" && article.id != one_line(stem_of(reading.source));
  if (const std::string found = language_of(article.text); !found.empty() && found != "en") {
    if (!reading.options.any_language) {
      reading.report.skipped(where, article.id, "not in English", found);
      return {};
    }
    article.language = found;
  } else if (found == "en" && !article.language.starts_with("en")) {
    article.language = found;
  }
  if (reading.report.is_repeated(article.id, article.text)) {
    reading.report.skipped(where, article.id, "duplicate");
    return {};
  }
  std::string id = article.id;
  ENTENTE_CHECK(reading.sink(std::move(article)));
  reading.report.read(where, std::move(id), is_told_apart);
  return {};
}

Result<void> Delivery::take(Article&& article, std::string where) {
  if (count_++ == 0) {
    first_ = Held{.article = std::move(article), .where = std::move(where)};
    return {};
  }
  if (first_) {
    Held held = std::move(*std::exchange(first_, std::nullopt));
    ENTENTE_CHECK(deliver(std::move(held.article), held.where, false, reading_));
  }
  return deliver(std::move(article), where, false, reading_);
}

Result<void> Delivery::finish() {
  if (!first_) return {};
  Held held = std::move(*std::exchange(first_, std::nullopt));
  return deliver(std::move(held.article), held.where, count_ == 1, reading_);
}

Result<void> read_stream(ByteStream& in, Reading& reading) {
  if (const auto wide = UnicodeStream::open(in)) {
    ByteStream narrow(wide->stream());
    return read_stream(narrow, reading);
  }
  if (in.peek(3) == "\xef\xbb\xbf") in.skip(3);
  const Format format = reading.options.format.empty() ? detect_format(in.peek(detection_size), reading.source)
                                                       : format_named(reading.options.format);
  switch (format) {
    case Format::text: return read_text(in, reading);
    case Format::json: return read_json(in, reading);
    case Format::jsonl: return read_jsonl(in, reading);
    case Format::html: return read_html(in, reading);
    case Format::feed: return read_feed(in, reading);
    case Format::csv: return read_csv(in, reading);
    case Format::markdown: return read_markdown(in, reading);
    case Format::mail: return read_mail(in, reading);
    case Format::warc: return read_warc(in, reading);
    case Format::compressed: return read_archive(in, reading);
    default: break;
  }
  reading.report.failed(reading.source, std::string(why_not_read(format)));
  return {};
}

Result<void> read_articles(std::istream& in, const std::string& source, const ReadOptions& options, ReadReport& report,
                           const ArticleSink& sink) {
  Reading reading{.source = source, .options = options, .report = report, .sink = sink};
  ByteStream bytes(in);
  ENTENTE_CHECK(read_stream(bytes, reading));
  if (bytes.is_broken()) report.failed(source, "could not be read to its end");
  return {};
}

Result<void> read_articles(std::string_view bytes, const std::string& source, const ReadOptions& options,
                           ReadReport& report, const ArticleSink& sink) {
  std::istringstream in{std::string(bytes)};
  return read_articles(in, source, options, report, sink);
}

}  // namespace entente
