// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/text.h"

#include "ingest/read/clean.h"
#include "ingest/read/encoding.h"

namespace entente {
namespace {

constexpr std::size_t longest_title = 200;  // bytes

}  // namespace

std::string title_of_text(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  auto line = text.substr(first, text.find('\n', first) - first);
  while (!line.empty() && (line.back() == ' ' || line.back() == '\r' || line.back() == '\t')) line.remove_suffix(1);
  if (line.size() > longest_title || line.ends_with('.') || line.ends_with(',') || line.ends_with(';')) return {};
  return std::string(line);
}

Result<void> read_text(ByteStream& in, Reading& reading) {
  const auto bytes = read_whole(in, "the text", reading);
  if (!bytes) return {};
  Article article;
  article.text = unwrapped(cleaned(decoded(*bytes, {}, reading)));
  if (article.text.find_first_not_of(" \t\n") == std::string::npos) {
    reading.report.failed(reading.source, "is empty");
    return {};
  }
  article.title = title_of_text(article.text);
  return deliver(std::move(article), reading.source, true, reading);
}

}  // namespace entente
