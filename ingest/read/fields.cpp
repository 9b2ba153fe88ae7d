// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/fields.h"

#include <algorithm>

#include "ingest/read/html.h"

namespace entente {
namespace {

using Field = std::string Article::*;

struct Convention {
  std::string_view name;  // lower case, without '_', '-' and blanks
  FieldPlace place;
};

constexpr Convention conventions[] = {
    {"id", {&Article::id, 0}},
    {"articleid", {&Article::id, 1}},
    {"_id", {&Article::id, 1}},
    {"id.$oid", {&Article::id, 2}},
    {"uid", {&Article::id, 3}},
    {"uuid", {&Article::id, 3}},
    {"guid", {&Article::id, 3}},
    {"title", {&Article::title, 0}},
    {"headline", {&Article::title, 1}},
    {"headline.main", {&Article::title, 1}},
    {"webtitle", {&Article::title, 2}},
    {"titletext", {&Article::title, 2}},
    {"name", {&Article::title, 5}},
    {"subject", {&Article::title, 4}},
    {"published", {&Article::published, 0}},
    {"date", {&Article::published, 1}},
    {"publicationdate", {&Article::published, 1}},
    {"publishedat", {&Article::published, 1}},
    {"publisheddate", {&Article::published, 1}},
    {"publishedtime", {&Article::published, 1}},
    {"datepublished", {&Article::published, 1}},
    {"publishdate", {&Article::published, 1}},
    {"pubdate", {&Article::published, 1}},
    {"publishedon", {&Article::published, 1}},
    {"webpublicationdate", {&Article::published, 1}},
    {"firstpublished", {&Article::published, 1}},
    {"datetime", {&Article::published, 3}},
    {"created", {&Article::published, 4}},
    {"createdat", {&Article::published, 4}},
    {"timestamp", {&Article::published, 5}},
    {"text", {&Article::text, 0}},
    {"body", {&Article::text, 1}},
    {"bodytext", {&Article::text, 1}},
    {"articlebody", {&Article::text, 1}},
    {"articletext", {&Article::text, 1}},
    {"fulltext", {&Article::text, 1}},
    {"maintext", {&Article::text, 1}},
    {"plaintext", {&Article::text, 1}},
    {"rawtext", {&Article::text, 1}},
    {"content", {&Article::text, 2}},
    {"contenttext", {&Article::text, 2}},
    {"paragraphs", {&Article::text, 2}},
    {"articlecontent", {&Article::text, 2}},
    {"contenthtml", {&Article::text, 3, true}},
    {"bodyhtml", {&Article::text, 3, true}},
    {"html", {&Article::text, 4, true}},
    {"story", {&Article::text, 4}},
    {"article", {&Article::text, 4}},
    {"transcript", {&Article::text, 4}},
    {"summary", {&Article::text, 6}},
    {"description", {&Article::text, 7}},
    {"abstract", {&Article::text, 7}},
    {"source", {&Article::source, 0}},
    {"source.name", {&Article::source, 0}},
    {"sourcename", {&Article::source, 0}},
    {"publisher", {&Article::source, 1}},
    {"publisher.name", {&Article::source, 1}},
    {"publication", {&Article::source, 1}},
    {"newspaper", {&Article::source, 1}},
    {"outlet", {&Article::source, 1}},
    {"sitename", {&Article::source, 1}},
    {"site", {&Article::source, 2}},
    {"domain", {&Article::source, 3}},
    {"url", {&Article::url, 0}},
    {"canonicalurl", {&Article::url, 0}},
    {"weburl", {&Article::url, 1}},
    {"link", {&Article::url, 1}},
    {"sourceurl", {&Article::url, 1}},
    {"permalink", {&Article::url, 1}},
    {"articleurl", {&Article::url, 1}},
    {"uri", {&Article::url, 2}},
    {"language", {&Article::language, 0}},
    {"lang", {&Article::language, 0}},
    {"inlanguage", {&Article::language, 0}},
};

constexpr std::string_view wrappers[] = {"article",  "source", "fields", "attributes", "data",
                                         "document", "doc",    "item",   "content",    "node",
                                         "post",     "story",  "record", "metadata",   "meta"};

constexpr std::string_view lists[] = {"articles", "items",    "docs",    "documents", "results", "hits",
                                      "data",     "entries",  "stories", "news",      "records", "rows",
                                      "posts",    "response", "value",   "feed",      "content", "pages"};

constexpr Field fields[] = {&Article::id,     &Article::title, &Article::published, &Article::text,
                            &Article::source, &Article::url,   &Article::language};
constexpr std::string_view names[] = {"id", "title", "published", "text", "source", "url", "language"};

std::string plain(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == '_' || c == '-' || c == ' ') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  }
  return out;
}

bool looks_like_html(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || text[first] != '<') return false;
  const std::string start = plain(text.substr(first, 16));
  return std::ranges::any_of(
             std::initializer_list<std::string_view>{"<p>", "<p", "<div", "<html", "<!doctype", "<body", "<article",
                                                     "<span", "<h1", "<h2", "<br", "<strong", "<b>", "<em>"},
             [&](std::string_view tag) { return start.starts_with(tag); }) &&
         text.find('>') != std::string_view::npos;
}

}  // namespace

FieldNames::FieldNames(const std::map<std::string, std::string>& mapped) {
  for (std::size_t i = 0; i < std::size(fields); ++i)
    if (const auto found = mapped.find(std::string(names[i])); found != mapped.end())
      mapped_.emplace_back(found->second, fields[i]);
}

bool FieldNames::is_mapped(Field field) const {
  return std::ranges::any_of(mapped_, [&](const auto& entry) { return entry.second == field; });
}

std::optional<FieldPlace> FieldNames::place(std::string_view path) const {
  for (const auto& [mapped, field] : mapped_)
    if (mapped == path) return FieldPlace{.field = field, .rank = 0, .is_html = false};
  std::string name = plain(path);
  for (unsigned depth = 0;; ++depth) {
    for (const Convention& convention : conventions) {
      if (convention.name != name) continue;
      if (is_mapped(convention.place.field)) return std::nullopt;
      FieldPlace place = convention.place;
      place.rank += 10 * depth;  // what stands in the article itself goes before what stands in a part of it
      return place;
    }
    const auto dot = name.find('.');
    if (dot == std::string::npos ||
        std::ranges::find(wrappers, std::string_view(name).substr(0, dot)) == std::end(wrappers))
      return std::nullopt;
    name.erase(0, dot + 1);
  }
}

bool is_article_list(std::string_view name) { return std::ranges::find(lists, plain(name)) != std::end(lists); }

unsigned& ArticleDraft::rank_of(Field field) {
  return ranks_.at(static_cast<std::size_t>(std::ranges::find(fields, field) - std::begin(fields)));
}

void ArticleDraft::offer(const FieldPlace& place, std::string value) {
  if (value.empty() || place.rank >= rank_of(place.field)) return;
  rank_of(place.field) = place.rank;
  article_.*place.field = std::move(value);
  if (place.field == &Article::text) is_html_ = place.is_html;
}

void ArticleDraft::append(const FieldPlace& place, const std::string& value) {
  std::string& text = article_.*place.field;
  if (!text.empty() && rank_of(place.field) == place.rank) {
    if (!value.empty()) (text += "\n\n") += value;
  } else {
    offer(place, value);
  }
}

Article ArticleDraft::take() {
  Article out = std::move(article_);
  if (is_html_ || looks_like_html(out.text)) out.text = text_of_html(out.text);
  if (out.title.find('&') != std::string::npos) out.title = text_of_html(out.title);
  *this = {};
  return out;
}

}  // namespace entente
