// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/warc.h"

#include <charconv>

#include "base/utf8.h"
#include "ingest/read/archive.h"
#include "ingest/read/clean.h"
#include "ingest/read/encoding.h"
#include "ingest/read/html.h"
#include "ingest/read/html_metadata.h"
#include "ingest/read/mime.h"
#include "ingest/read/text.h"

namespace entente {
namespace {

constexpr std::size_t longest_header = 1024 * 1024;

/// The next record's header; empty at the end.
std::string next_header(ByteStream& in) {
  std::string out;
  for (std::string line; in.read_line(line, longest_header);) {
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty() && out.empty()) continue;
    if (line.empty()) break;
    if (out.size() < longest_header) (out += line) += '\n';
  }
  return out;
}

struct Page {
  std::string type;      // media type
  std::string encoding;  // declared, or ""
  std::string bytes;
  std::string problem;  // why it is no page, or ""
};

Page page_of_response(std::string_view http, std::size_t limit) {
  const auto line = http.substr(0, http.find('\n'));
  const auto status = line.find(' ');
  if (!http.starts_with("HTTP/") || status == std::string_view::npos || line.substr(status + 1, 3) != "200")
    return {.problem = "not a page"};
  const Message message = parse_message(http.substr(std::min(line.size() + 1, http.size())));
  Page out{.type = media_type(field(message, "content-type")),
           .encoding = parameter(field(message, "content-type"), "charset"),
           .bytes = std::string(message.body)};
  if (media_type(field(message, "transfer-encoding")).find("chunked") != std::string::npos)
    out.bytes = from_chunks(out.bytes);
  const std::string coding = media_type(field(message, "content-encoding"));
  if (coding.find("gzip") != std::string::npos && out.bytes.starts_with("\x1f\x8b")) {
    if (auto plain = unpacked(out.bytes, limit)) out.bytes = std::move(*plain);
    else out.problem = "damaged";
  } else if (coding == "br" || coding == "deflate" || coding == "zstd") {
    out.problem = "in an unknown coding";
  }
  return out;
}

}  // namespace

Result<void> read_warc(ByteStream& in, Reading& reading) {
  const std::size_t limit = reading.options.limits.record_bytes;
  Delivery delivery(reading);
  std::size_t records = 0;
  for (std::string header = next_header(in); !header.empty(); header = next_header(in)) {
    const std::string number = reading.source + "#" + std::to_string(++records);
    if (!header.starts_with("WARC/")) {
      reading.report.failed(number, "is not a WARC record; the rest is left out");
      break;
    }
    const Message record = parse_message(std::string_view(header).substr(header.find('\n') + 1));
    const std::string_view length = field(record, "content-length");
    std::uint64_t size = 0;
    if (std::from_chars(length.data(), length.data() + length.size(), size).ec != std::errc{}) {
      reading.report.failed(number, "has no content-length; the rest is left out");
      break;
    }
    const std::string type = to_lower(repair_utf8(field(record, "warc-type")));
    if (type != "response" && type != "resource" && type != "conversion") {
      in.skip(size);
      continue;
    }
    const std::string content = in.read(size, limit);
    if (content.size() < size) {
      reading.report.failed(number,
                            content.size() > limit ? too_long("the record", limit, "--max-record") : "is cut off");
      continue;
    }
    const std::string_view content_type = field(record, "content-type");
    Page page = type == "response" ? page_of_response(content, limit)
                                   : Page{.type = media_type(content_type),
                                          .encoding = parameter(content_type, "charset"),
                                          .bytes = content,
                                          .problem = {}};
    std::string url(field(record, "warc-target-uri"));
    if (url.size() > 2 && url.front() == '<' && url.back() == '>') url = url.substr(1, url.size() - 2);
    Article article;
    if (page.problem.empty() && (page.type == "text/html" || page.type == "application/xhtml+xml")) {
      article =
          article_of_page(decode(page.bytes, page.encoding.empty() ? declared_encoding(page.bytes) : page.encoding,
                                 reading.options.encoding)
                              .text);
    } else if (page.problem.empty() && page.type == "text/plain") {
      article.text = unwrapped(cleaned(decode(page.bytes, page.encoding, reading.options.encoding).text));
      article.title = title_of_text(article.text);
    } else if (page.problem.empty()) {
      page.problem = "not a page";
    }
    if (page.problem.empty() && article.text.empty()) page.problem = "without a text";
    if (!page.problem.empty()) {
      reading.report.skipped(number, {}, page.problem, repair_utf8(url));
      continue;
    }
    if (article.url.empty()) article.url = url;
    if (article.published.empty()) article.published = date_in_url(url);
    ENTENTE_CHECK(delivery.take(std::move(article), number));
  }
  return delivery.finish();
}

}  // namespace entente
