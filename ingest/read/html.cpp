// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/html.h"

#include <algorithm>

#include "base/utf8.h"
#include "ingest/read/clean.h"
#include "ingest/read/dates.h"
#include "ingest/read/encoding.h"
#include "ingest/read/html_body.h"
#include "ingest/read/html_metadata.h"
#include "ingest/read/html_scripts.h"
#include "ingest/read/html_tree.h"

namespace entente {
namespace {

/// libxml2 stops at a NUL.
std::string without_nuls(std::string_view text) {
  std::string out(text);
  std::erase(out, '\0');
  return out;
}

}  // namespace

std::string declared_encoding(std::string_view bytes) {
  const std::string head = to_lower(bytes.substr(0, 4096));
  for (const std::string_view name : {"charset=", "encoding="}) {
    const auto at = head.find(name);
    if (at == std::string::npos) continue;
    std::size_t begin = at + name.size();
    while (begin < head.size() && (head[begin] == '"' || head[begin] == '\'' || head[begin] == ' ')) ++begin;
    const auto end = head.find_first_of("\"' ;/>?", begin);
    if (end != std::string::npos && end > begin && end - begin < 40) return head.substr(begin, end - begin);
  }
  return {};
}

Article article_of_page(std::string_view html) {
  const HtmlTree tree = parse_html(without_nuls(html));
  PageMetadata page = metadata_of(tree);
  Article article = std::move(page.article);
  MainText found = main_text(tree, article.title, page.author);
  article.text = std::move(found.text);
  if (article.published.empty()) article.published = std::move(found.date);
  if (page.is_of_site && found.has_only_cards) article.text.clear();  // a front page of links to articles
  constexpr std::size_t plausible = 300;
  const auto is_fuller = [&](const std::string& body) {
    return body.size() > plausible && body.size() > 2 * article.text.size();
  };
  // pages that fill themselves by script
  if (is_fuller(page.body)) article.text = text_of_html(page.body);
  if (article.text.size() < plausible)
    if (const ScriptedArticle scripted = article_in_scripts(tree, article.title); is_fuller(scripted.body)) {
      article.text = text_of_html(scripted.body);
      if (article.published.empty()) article.published = published_date(scripted.published);
    }
  return article;
}

std::string text_of_html(std::string_view html) {
  if (html.find('<') == std::string_view::npos && html.find('&') == std::string_view::npos) return cleaned(html);
  const HtmlTree tree = parse_html("<!DOCTYPE html><html><body>" + without_nuls(html) + "</body></html>");
  return joined(blocks_of(tree, 0, false));
}

Result<void> read_html(ByteStream& in, Reading& reading) {
  const auto bytes = read_whole(in, "the page", reading);
  if (!bytes) return {};
  Article article = article_of_page(decoded(*bytes, declared_encoding(*bytes), reading));
  if (article.text.empty()) {
    reading.report.failed(reading.source, "is a web page without an article's text");
    return {};
  }
  return deliver(std::move(article), reading.source, true, reading);
}

}  // namespace entente
