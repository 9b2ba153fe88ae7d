// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/feed.h"

#include <algorithm>

#include "base/utf8.h"
#include "ingest/read/dates.h"
#include "ingest/read/encoding.h"
#include "ingest/read/html.h"
#include "ingest/read/mime.h"
#include "ingest/read/xml.h"

namespace entente {
namespace {

/// One of the children of an item or channel.
struct Part {
  std::string_view name;
  std::uint32_t node = 0;
};

std::vector<Part> parts_of(const HtmlTree& tree, std::uint32_t node) {
  std::vector<Part> out;
  for (std::uint32_t at = node + 1; at < tree.nodes[node].end; at = std::max(tree.nodes[at].end, at + 1))
    if (!tree.nodes[at].tag.empty()) out.push_back({.name = tree.nodes[at].tag, .node = at});
  return out;
}

std::string trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
}

std::string plain(const HtmlTree& tree, std::uint32_t node) {
  std::string out;
  for (std::uint32_t at = node; at < tree.nodes[node].end; ++at) out += tree.nodes[at].text;
  return trimmed(out);
}

/// The value of a text construct: Atom says how it is written, RSS leaves it to the reader.
std::string text_of(const HtmlTree& tree, std::uint32_t node) {
  const std::string_view type = attribute(tree.nodes[node], "type");
  const bool has_elements =
      std::ranges::any_of(tree.nodes.begin() + node + 1, tree.nodes.begin() + tree.nodes[node].end,
                          [](const HtmlNode& n) { return !n.tag.empty(); });
  if (has_elements) return text_of_html(markup_below(tree, node));
  std::string text = plain(tree, node);
  const bool is_coded = attribute(tree.nodes[node], "mode") == "base64" ||
                        (type.starts_with("application/") && type.find("xml") == std::string_view::npos);
  if (is_coded) text = decode(from_base64(text)).text;
  return type == "text" || type == "text/plain" ? text_of_html(text.find('<') == std::string::npos ? text : [&] {
    std::string escaped;
    for (const char c : text) escaped += c == '<' ? "&lt;" : c == '&' ? "&amp;" : std::string(1, c);
    return escaped;
  }())
                                                : text_of_html(text);
}

constexpr std::string_view content_names[] = {"content:encoded", "content",   "xhtml:body", "body",
                                              "fulltext",        "full-text", "fullitem",   "encoded"};
constexpr std::string_view summary_names[] = {"description",       "summary",  "itunes:summary", "dc:description",
                                              "media:description", "abstract", "excerpt"};
constexpr std::string_view date_names[] = {"pubdate", "published", "issued",   "dc:date", "dcterms:issued",
                                           "created", "updated",   "modified", "date"};

class FeedReader {
 public:
  FeedReader(const HtmlTree& tree, Reading& reading) : tree_(tree), reading_(reading), delivery_(reading) {}

  Result<void> read_all() {
    for (std::uint32_t at = 1; at < tree_.nodes.size();) {
      const std::string& tag = tree_.nodes[at].tag;
      if (tag == "item" || tag == "entry") {
        ENTENTE_CHECK(read_item(at));
        at = std::max(tree_.nodes[at].end, at + 1);
      } else {
        if (tag == "channel" || tag == "feed") read_channel(at);
        ++at;
      }
    }
    if (count_ == 0)
      reading_.report.failed(reading_.source, "is XML without the items of a feed (RSS and Atom are read)");
    return delivery_.finish();
  }

 private:
  void read_channel(std::uint32_t node) {
    language_ = attribute(tree_.nodes[node], "lang");
    for (const Part& part : parts_of(tree_, node)) {
      if (part.name == "title" && channel_.empty()) channel_ = text_of(tree_, part.node);
      if (part.name == "language" || part.name == "dc:language") language_ = plain(tree_, part.node);
    }
  }

  template <std::size_t n>
  std::string first_text(const std::vector<Part>& parts, const std::string_view (&names)[n], bool is_date) const {
    for (const std::string_view name : names)
      for (const Part& part : parts) {
        if (part.name != name) continue;
        std::string text = is_date ? published_date(plain(tree_, part.node)) : text_of(tree_, part.node);
        if (!text.empty()) return text;
      }
    return {};
  }

  Result<void> read_item(std::uint32_t node) {
    ++count_;
    const auto parts = parts_of(tree_, node);
    Article article;
    article.language = std::string(attribute(tree_.nodes[node], "lang"));
    std::string source;
    for (const Part& part : parts) {
      if (part.name == "title" && article.title.empty()) article.title = text_of(tree_, part.node);
      if ((part.name == "guid" || part.name == "id") && article.id.empty()) article.id = plain(tree_, part.node);
      if (part.name == "link") read_link(part.node, article);
      if (part.name == "source" && source.empty()) source = source_of(part.node);
      if ((part.name == "dc:language" || part.name == "language") && article.language.empty())
        article.language = plain(tree_, part.node);
    }
    if (article.url.empty() && article.id.starts_with("http")) article.url = article.id;
    if (article.id.empty()) article.id = article.url;
    if (article.language.empty()) article.language = language_;
    article.source = source.empty() ? channel_ : source;
    article.published = first_text(parts, date_names, true);
    article.text = first_text(parts, content_names, false);
    if (std::string summary = first_text(parts, summary_names, false); summary.size() > article.text.size())
      article.text = std::move(summary);
    const std::string where = reading_.source + "#" + std::to_string(count_);
    if (article.text.empty()) {
      reading_.report.skipped(where, article.id, "without a text", article.title);
      return {};
    }
    return delivery_.take(std::move(article), where);
  }

  void read_link(std::uint32_t node, Article& article) const {
    const std::string_view relation = attribute(tree_.nodes[node], "rel");
    const std::string_view target = attribute(tree_.nodes[node], "href");
    if (target.empty() && article.url.empty()) article.url = plain(tree_, node);
    else if ((relation.empty() || relation == "alternate") && article.url.empty()) article.url = target;
  }

  std::string source_of(std::uint32_t node) const {
    for (const Part& part : parts_of(tree_, node))
      if (part.name == "title") return text_of(tree_, part.node);
    return plain(tree_, node);
  }

  const HtmlTree& tree_;
  Reading& reading_;
  Delivery delivery_;
  std::string channel_;
  std::string language_;
  std::size_t count_ = 0;
};

}  // namespace

Result<void> read_feed(ByteStream& in, Reading& reading) {
  const auto bytes = read_whole(in, "the feed", reading);
  if (!bytes) return {};
  const HtmlTree tree = parse_xml(decoded(*bytes, declared_encoding(*bytes), reading));
  return FeedReader(tree, reading).read_all();
}

}  // namespace entente
