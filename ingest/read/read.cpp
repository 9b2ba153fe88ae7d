// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/read.h"

#include <algorithm>

#include "base/date.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "ingest/read/detect.h"
#include "ingest/read/json.h"
#include "ingest/read/text.h"

namespace entente {
namespace {

std::string stem_of(const std::string& source) {
  const auto slash = source.find_last_of('/');
  std::string name = slash == std::string::npos ? source : source.substr(slash + 1);
  if (const auto dot = name.rfind('.'); dot != std::string::npos && dot > 0) name.resize(dot);
  return name;
}

std::string with_plain_line_ends(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r') {
      out += '\n';
      if (i + 1 < text.size() && text[i + 1] == '\n') ++i;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace

void complete_article(Article& article, const std::string& source, bool is_alone, const ReadOptions& options) {
  if (article.text.find('\r') != std::string::npos) article.text = with_plain_line_ends(article.text);
  if (article.published.empty()) article.published = options.published;
  const auto date = parse_date(article.published);
  article.published = date ? to_string(*date) : std::string{};
  if (article.language.empty()) article.language = "en";
  if (!article.id.empty()) return;
  article.id = is_alone && source != "-" ? stem_of(source) : std::string{};
  if (article.id.empty()) article.id = sha256_hex(article.text).substr(0, 16);
}

Result<void> read_articles(std::string_view bytes, const std::string& source, const ReadOptions& options,
                           Diagnostics& diagnostics, const ArticleSink& sink) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  const Format format = options.format.empty() ? detect_format(bytes) : format_named(options.format);
  switch (format) {
    case Format::text: return read_text(bytes, source, options, diagnostics, sink);
    case Format::json: return read_json(bytes, source, options, diagnostics, sink);
    case Format::jsonl: return read_jsonl(bytes, source, options, diagnostics, sink);
    default: break;
  }
  diagnostics.add(source, std::string(why_not_read(format)));
  return {};
}

}  // namespace entente
