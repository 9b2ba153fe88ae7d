// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/text.h"

#include "base/utf8.h"

namespace entente {
namespace {

constexpr std::size_t longest_title = 200;  // bytes

std::string title_of(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  auto line = text.substr(first, text.find('\n', first) - first);
  while (!line.empty() && (line.back() == ' ' || line.back() == '\r' || line.back() == '\t')) line.remove_suffix(1);
  if (line.size() > longest_title || line.ends_with('.') || line.ends_with(',') || line.ends_with(';')) return {};
  return std::string(line);
}

}  // namespace

Result<void> read_text(std::string_view bytes, const std::string& source, const ReadOptions& options, Diagnostics& diagnostics,
                       const ArticleSink& sink) {
  Article article;
  if (const auto broken = find_invalid_utf8(bytes); broken != std::string_view::npos) {
    diagnostics.add(source, "is not valid UTF-8 at byte " + std::to_string(broken) + "; what is broken was replaced");
    article.text = repair_utf8(bytes);
  } else {
    article.text = bytes;
  }
  article.title = title_of(article.text);
  complete_article(article, source, true, options);
  return sink(std::move(article));
}

}  // namespace entente
