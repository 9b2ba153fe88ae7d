// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/mail.h"

#include <algorithm>

#include "base/utf8.h"
#include "ingest/read/clean.h"
#include "ingest/read/encoding.h"
#include "ingest/read/html.h"
#include "ingest/read/mime.h"

namespace entente {
namespace {

constexpr std::size_t deepest = 16;  // parts within parts

struct Texts {
  std::string plain;
  std::string html;
};

std::string body_of(const Message& part) {
  const std::string coding = media_type(field(part, "content-transfer-encoding"));
  if (coding == "base64") return from_base64(part.body);
  if (coding == "quoted-printable") return from_quoted_printable(part.body);
  return std::string(part.body);
}

void gather(const Message& part, std::size_t depth, const ReadOptions& options, Texts& texts) {
  const std::string_view content = field(part, "content-type");
  const std::string type = content.empty() ? "text/plain" : media_type(content);
  if (media_type(field(part, "content-disposition")) == "attachment" || depth > deepest) return;
  if (type.starts_with("multipart/")) {
    const std::string boundary = parameter(content, "boundary");
    if (boundary.empty()) return;
    for (const std::string_view inner : parts_of(part.body, boundary))
      gather(parse_message(inner), depth + 1, options, texts);
  } else if (type == "message/rfc822") {
    gather(parse_message(part.body), depth + 1, options, texts);
  } else if (type == "text/plain" || type == "text/html") {
    std::string& out = type == "text/html" ? texts.html : texts.plain;
    if (!out.empty()) out += "\n\n";
    out += decode(body_of(part), parameter(content, "charset"), options.encoding).text;
  }
}

/// Without the lines that a reply repeats and the signature.
std::string own_words(std::string_view text) {
  std::string out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const auto line = text.substr(begin, end - begin);
    begin = end + 1;
    if (line == "-- " || line == "--") break;
    if (line.starts_with('>')) continue;
    const bool introduces = line.starts_with("On ") && line.ends_with("wrote:") &&
                            text.substr(std::min(begin, text.size()), 500).find('>') != std::string_view::npos;
    if (!introduces) (out += line) += '\n';
  }
  while (out.ends_with('\n')) out.pop_back();
  return out;
}

Article article_of(std::string_view bytes, const ReadOptions& options) {
  const Message message = parse_message(bytes);
  Article article;
  article.title = decoded_words(field(message, "subject"));
  article.published = std::string(field(message, "date"));
  article.source = decoded_words(field(message, "from"));
  if (const auto bracket = article.source.find('<'); bracket != std::string::npos && bracket > 0)
    article.source.resize(bracket);
  std::erase(article.source, '"');
  article.id = std::string(field(message, "message-id"));
  std::erase_if(article.id, [](char c) { return c == '<' || c == '>' || c == ' '; });
  Texts texts;
  gather(message, 0, options, texts);
  article.text = unwrapped(own_words(cleaned(texts.plain)));
  if (!texts.html.empty()) {
    std::string from_html = article_of_page(texts.html).text;
    if (from_html.empty()) from_html = text_of_html(texts.html);
    if (article.text.size() * 2 < from_html.size()) article.text = std::move(from_html);
  }
  return article;
}

bool is_mailbox_line(std::string_view line) {
  if (!line.starts_with("From ") || line.size() < 10) return false;
  // "From someone@example.org Mon May 17 12:00:00 2021"
  return std::ranges::count(line, ':') >= 1 && std::ranges::any_of(line, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool is_mail(std::string_view bytes) {
  if (is_mailbox_line(bytes.substr(0, bytes.find('\n')))) return true;
  bool has_from = false;
  bool has_other = false;
  bool has_sure = false;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    auto line = bytes.substr(begin, end - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    begin = end + 1;
    if (line.empty()) break;
    if (line.front() == ' ' || line.front() == '\t') {
      if (begin == end + 1 && !has_from && !has_other && !has_sure) return false;
      continue;
    }
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon > 60 ||
        line.substr(0, colon).find(' ') != std::string_view::npos)
      return false;
    const std::string name = to_lower(line.substr(0, colon));
    has_from = has_from || name == "from";
    has_other = has_other || name == "subject" || name == "date" || name == "to";
    has_sure = has_sure || name == "message-id" || name == "mime-version" || name == "return-path" ||
               name == "received" || name == "delivered-to";
  }
  return has_sure || (has_from && has_other);
}

Result<void> read_mail(ByteStream& in, Reading& reading) {
  const std::size_t limit = reading.options.limits.record_bytes;
  Delivery delivery(reading);
  std::string message;
  std::size_t number = 0;
  const auto finish = [&]() -> Result<void> {
    if (message.find_first_not_of(" \r\n") == std::string::npos) return {};
    const std::string where = reading.source + "#" + std::to_string(++number);
    if (message.size() > limit) {
      reading.report.failed(where, too_long("the message", limit, "--max-record"));
      return {};
    }
    Article article = article_of(message, reading.options);
    if (article.text.empty()) {
      reading.report.skipped(where, article.id, "without a text", article.title);
      return {};
    }
    return delivery.take(std::move(article), where);
  };
  const auto first = in.peek(4096);
  const bool is_mailbox = is_mailbox_line(first.substr(0, first.find('\n')));
  bool after_blank = true;
  for (std::string line; in.read_line(line, limit);) {
    if (is_mailbox && after_blank && is_mailbox_line(line)) {
      ENTENTE_CHECK(finish());
      message.clear();
    } else if (message.size() <= limit) {
      // A mailbox quotes lines that would look like the beginning of a message.
      const bool is_quoted = is_mailbox && line.starts_with(">From ");
      message.append(line, is_quoted ? 1 : 0) += '\n';
    }
    after_blank = line.empty() || line == "\r";
  }
  ENTENTE_CHECK(finish());
  return delivery.finish();
}

}  // namespace entente
