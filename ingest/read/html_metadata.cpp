// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/html_metadata.h"

#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <map>

#include "base/date.h"
#include "base/utf8.h"
#include "ingest/read/clean.h"
#include "ingest/read/dates.h"

namespace entente {
namespace {

std::string collapsed(std::string_view text) {
  std::string out;
  for (const char c : cleaned(text)) {
    if (c != ' ' && c != '\n' && c != '\t') out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string text_below(const HtmlTree& tree, std::uint32_t node) {
  std::string out;
  for (std::uint32_t at = node; at < tree.nodes[node].end; ++at) out += tree.nodes[at].text;
  return collapsed(out);
}

/// Gathers what schema.org's articles say, wherever they stand in the data.
class StructuredData : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, StructuredData> {
 public:
  bool Default() { return true; }
  bool String(const char* text, rapidjson::SizeType size, bool) {
    if (objects_.empty()) return true;
    Object& object = objects_.back();
    if (arrays_ > 0 && object.key != "@type" && object.key != "headline") return true;
    std::string& value = object.values[object.key];
    if (value.empty() || object.key == "@type") (value += value.empty() ? "" : " ").append(text, size);
    return true;
  }
  bool Key(const char* text, rapidjson::SizeType size, bool) {
    objects_.back().key.assign(text, size);
    return true;
  }
  bool StartObject() {
    if (objects_.size() >= 64) return false;
    objects_.push_back({.key = {}, .values = {}, .arrays = std::exchange(arrays_, 0)});
    return true;
  }
  bool EndObject(rapidjson::SizeType) {
    Object done = std::move(objects_.back());
    objects_.pop_back();
    arrays_ = done.arrays;
    if (!objects_.empty() && done.values.contains("name"))
      objects_.back().values.emplace(objects_.back().key + ".name", done.values["name"]);
    const std::string& type = done.values["@type"];
    if (type.find("Article") != std::string::npos || type.find("BlogPosting") != std::string::npos ||
        type.find("Report") != std::string::npos)
      take(std::move(done.values));
    return true;
  }
  bool StartArray() { return ++arrays_ < 64; }
  bool EndArray(rapidjson::SizeType) {
    --arrays_;
    return true;
  }

  std::map<std::string, std::string> article;

 private:
  /// The outermost article is the page's own; those within it are parts or other articles.
  void take(std::map<std::string, std::string>&& values) {
    if (!article.empty() && objects_.size() >= depth_) return;
    depth_ = objects_.size();
    article = std::move(values);
  }

  struct Object {
    std::string key;
    std::map<std::string, std::string> values;
    int arrays = 0;  // open around it, within the object above
  };
  std::vector<Object> objects_;
  int arrays_ = 0;
  std::size_t depth_ = 0;  // objects around the article taken
};

/// "Talks in Oslo - The Gazette" without the site's name.
std::string without_site(std::string title, const std::string& site) {
  for (const std::string_view separator :
       {" | ", " - ", " \xe2\x80\x93 ", " \xe2\x80\x94 ", " \xc2\xbb ", " :: ", " \xe2\x8b\x86 "}) {
    const auto at = title.rfind(separator);
    if (at == std::string::npos) continue;
    const auto tail = title.substr(at + separator.size());
    const auto head = title.substr(0, at);
    if (tail == site || std::ranges::count(head, ' ') >= 3) return head;
    if (head == site || std::ranges::count(tail, ' ') >= 3) return tail;
  }
  return title;
}

/// "The Gazette" of "Talks in Oslo - The Gazette", when the other part is the headline; else "".
std::string site_of(const std::string& title, const std::string& headline) {
  constexpr std::size_t longest_name = 60;
  for (const std::string_view separator :
       {" | ", " - ", " \xe2\x80\x93 ", " \xe2\x80\x94 ", " \xc2\xbb ", " \xc2\xab ", " :: "}) {
    const auto has = [&](std::size_t size) { return size > 0 && size <= longest_name; };
    if (title.starts_with(headline + std::string(separator))) {
      const auto rest = title.substr(headline.size() + separator.size());
      if (has(rest.size())) return rest;
    }
    if (title.ends_with(std::string(separator) + headline)) {
      const auto rest = title.substr(0, title.size() - headline.size() - separator.size());
      if (has(rest.size())) return rest;
    }
  }
  if (const std::string end = ": " + headline; title.ends_with(end) && title.size() - end.size() <= longest_name)
    return title.substr(0, title.size() - end.size());
  return {};
}

const char* const date_names[] = {"article:published_time",
                                  "og:article:published_time",
                                  "article:published",
                                  "datepublished",
                                  "date_published",
                                  "pubdate",
                                  "publishdate",
                                  "publish-date",
                                  "publish_date",
                                  "published_time",
                                  "publication_date",
                                  "publicationdate",
                                  "dc.date.issued",
                                  "dcterms.created",
                                  "dc.date",
                                  "dcterms.date",
                                  "dcterms.issued",
                                  "sailthru.date",
                                  "parsely-pub-date",
                                  "article.published",
                                  "article_date_original",
                                  "originalpublicationdate",
                                  "cxenseparse:recs:publishtime",
                                  "citation_publication_date",
                                  "date",
                                  "created"};

class MetadataReader {
 public:
  explicit MetadataReader(const HtmlTree& tree) : tree_(tree) {
    for (std::uint32_t at = 1; at < tree.nodes.size(); ++at) look_at(at);
  }

  PageMetadata result() {
    PageMetadata out;
    Article& article = out.article;
    article.source =
        first({meta("og:site_name"), data("publisher.name"), meta("application-name"), meta("dc.publisher")});
    article.title = first({data("headline"), meta("og:title"), titled_heading_, heading_,
                           without_site(title_, article.source), meta("twitter:title")});
    article.title = article.title == meta("og:title") ? without_site(article.title, article.source) : article.title;
    if (article.source.empty() && !article.title.empty()) article.source = site_of(title_, article.title);
    article.url = absolute({canonical_, meta("og:url"), data("url"), link_of(article.title)});
    article.language = first({language_, meta("content-language"), meta("language"), data("inLanguage")});
    std::ranges::replace(article.language, '_', '-');
    article.published = published_date(data("datePublished"));
    for (const char* name : date_names)
      if (article.published.empty()) article.published = published_date(meta(name));
    for (const std::string& time : times_)
      if (article.published.empty()) article.published = published_date(time);
    if (article.published.empty()) article.published = date_in_url(article.url);
    constexpr std::size_t whole_day = 10;
    if (article.published.size() < whole_day && !stamp_.empty()) article.published = published_date(stamp_);
    if (article.published.size() < whole_day)
      if (std::string date = written_date(); date.starts_with(article.published)) article.published = std::move(date);
    if (const auto date = parse_date(article.published); date && (date->year < 1900 || date->year > 2200))
      article.published.clear();
    out.author =
        first({data("author.name"), data("author"), meta("author"), meta("article:author"), meta("parsely-author"),
               meta("sailthru.author"), meta("dc.creator"), meta("citation_author"), author_});
    if (out.author.starts_with("http")) out.author = author_;
    out.body = data("articleBody");
    out.is_of_site = meta("og:type") == "website" && data_.article.empty();
    return out;
  }

 private:
  void look_at(std::uint32_t at) {
    const HtmlNode& node = tree_.nodes[at];
    if (node.tag == "html" && language_.empty())
      language_ = attribute(node, "lang").empty() ? attribute(node, "xml:lang") : attribute(node, "lang");
    if (node.tag == "title" && title_.empty()) title_ = text_below(tree_, at);
    if (node.tag == "h1" || node.tag == "h2") add_heading(text_below(tree_, at), node.tag == "h1");
    if (node.tag == "a" && links_.size() < 64 && attribute(node, "rel").find("bookmark") != std::string_view::npos)
      links_.emplace_back(text_below(tree_, at), attribute(node, "href"));
    if (node.tag == "link" && attribute(node, "rel") == "canonical") canonical_ = attribute(node, "href");
    if (author_.empty() && (attribute(node, "rel") == "author" || attribute(node, "itemprop") == "author") &&
        node.end - at < 20)
      author_ = text_below(tree_, at);
    if (node.tag == "time" && times_.size() < 4)
      times_.emplace_back(attribute(node, "datetime").empty() ? text_below(tree_, at)
                                                              : std::string(attribute(node, "datetime")));
    if (stamp_.empty()) stamp_ = stamp_of(node);
    if (node.tag == "script" && to_lower(attribute(node, "type")).starts_with("application/ld+json"))
      read_data(text_of(at));
    if (node.tag == "meta") {
      for (const auto name : {"property", "name", "itemprop", "http-equiv"})
        if (const auto key = attribute(node, name); !key.empty())
          metas_.emplace(to_lower(key), collapsed(attribute(node, "content")));
    } else if (attribute(node, "itemprop") == "datePublished") {
      for (const auto name : {"datetime", "content"})
        if (const auto value = attribute(node, name); !value.empty())
          metas_.emplace("datepublished", std::string(value));
    }
  }

  /// The seconds or milliseconds since 1970 that scripts turn into a date for the reader; "" for none.
  static std::string stamp_of(const HtmlNode& node) {
    for (const auto name : {"time", "data-time", "timestamp", "data-timestamp", "data-epoch", "data-unixtime",
                            "data-unix-time", "data-published"}) {
      const auto value = attribute(node, name);
      const bool is_number = value.find_first_not_of("0123456789") == std::string_view::npos;
      if (is_number && (value.size() == 10 || value.size() == 13)) return std::string(value);
    }
    return {};
  }

  std::string text_of(std::uint32_t node) const {
    std::string out;
    for (std::uint32_t at = node + 1; at < tree_.nodes[node].end; ++at) out += tree_.nodes[at].text;
    return out;
  }

  /// The longest heading that the page's title repeats, else the first of the first level.
  void add_heading(std::string heading, bool is_first_level) {
    if (heading.empty() || heading.size() > 300) return;
    const bool is_titled = fold(title_).find(fold(heading)) != std::string::npos;
    if (is_titled ? heading.size() > titled_heading_.size() : false) titled_heading_ = std::move(heading);
    else if (is_first_level && heading_.empty()) heading_ = std::move(heading);
  }

  /// The address that the page's own heading links to.
  std::string link_of(const std::string& title) const {
    const auto found = std::ranges::find(links_, title, &std::pair<std::string, std::string>::first);
    return found == links_.end() ? std::string{} : found->second;
  }

  /// A date in an element that is named after it; only whole days count.
  std::string written_date() const {
    for (std::uint32_t at = 1; at < tree_.nodes.size(); ++at) {
      const HtmlNode& node = tree_.nodes[at];
      const std::string name =
          to_lower(std::string(attribute(node, "class")) + " " + std::string(attribute(node, "id")));
      const bool is_named = std::ranges::any_of(
          std::initializer_list<std::string_view>{"date", "time", "publish", "posted", "byline", "meta"},
          [&](std::string_view word) { return name.find(word) != std::string::npos; });
      if (!is_named || node.end - at > 40) continue;
      const std::string date = published_date(text_below(tree_, at));
      if (date.size() == 10) return date;
    }
    return {};
  }

  void read_data(const std::string& json) {
    rapidjson::Reader reader;
    rapidjson::MemoryStream stream(json.data(), json.size());
    reader.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag |
                 rapidjson::kParseStopWhenDoneFlag>(stream, data_);
  }

  std::string meta(const std::string& name) const {
    const auto found = metas_.find(name);
    return found == metas_.end() ? std::string{} : found->second;
  }
  std::string data(const std::string& name) const {
    const auto found = data_.article.find(name);
    return found == data_.article.end() ? std::string{} : found->second;
  }
  static std::string first(std::initializer_list<std::string> choices) {
    for (const std::string& choice : choices)
      if (!choice.empty()) return choice;
    return {};
  }

  /// The first that says on which site.
  static std::string absolute(std::initializer_list<std::string> addresses) {
    for (const std::string& address : addresses)
      if (address.starts_with("//") || address.find("://") != std::string::npos) return address;
    return {};
  }

  const HtmlTree& tree_;
  StructuredData data_;
  std::map<std::string, std::string> metas_;
  std::vector<std::string> times_;
  std::string language_;
  std::string title_;
  std::string heading_;
  std::string titled_heading_;
  std::vector<std::pair<std::string, std::string>> links_;  // text and address of permanent links
  std::string canonical_;
  std::string stamp_;
  std::string author_;
};

}  // namespace

PageMetadata metadata_of(const HtmlTree& tree) { return MetadataReader(tree).result(); }

std::string date_in_url(std::string_view url) {
  const auto is_digit_at = [&](std::size_t at) { return at < url.size() && url[at] >= '0' && url[at] <= '9'; };
  for (std::size_t at = url.find('/'); at != std::string_view::npos; at = url.find('/', at + 1)) {
    const auto rest = url.substr(at + 1);
    if (rest.size() < 8 || !(rest.starts_with("19") || rest.starts_with("20")) || !is_digit_at(at + 3) ||
        !is_digit_at(at + 4))
      continue;
    const char separator = rest[4];
    if (separator != '/' && separator != '-') continue;
    std::string parts(rest.substr(0, 4));
    std::size_t next = 5;
    for (int i = 0; i < 2 && next + 1 < rest.size(); ++i) {
      std::size_t digits = 0;
      while (next + digits < rest.size() && rest[next + digits] >= '0' && rest[next + digits] <= '9') ++digits;
      if (digits == 0 || digits > 2) break;
      (parts += '-').append(2 - digits, '0') += rest.substr(next, digits);
      next += digits + 1;
      if (next - 1 < rest.size() && rest[next - 1] != separator) break;
    }
    if (parts.size() > 4)
      if (const auto date = parse_date(parts)) return to_string(*date);
  }
  return {};
}

}  // namespace entente
