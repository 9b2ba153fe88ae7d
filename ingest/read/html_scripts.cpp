// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/html_scripts.h"

#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/utf8.h"

namespace entente {
namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

/// Looks through any JSON for objects with a title and a text.
class ScriptedArticles : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, ScriptedArticles> {
 public:
  explicit ScriptedArticles(const std::string& title) : title_(fold(title)) {}

  bool Default() { return true; }
  bool String(const char* text, rapidjson::SizeType size, bool) {
    if (open_.empty()) return true;
    Open& here = open_.back();
    if (is_one_of(here.key, {"title", "headline"}) && here.title.empty()) here.title.assign(text, size);
    if (is_one_of(here.key, {"publishedAt", "published_at", "datePublished", "date_published", "publishDate",
                             "publishedDate", "published", "pubDate", "display_date", "date"}))
      here.published.assign(text, size);
    if (is_one_of(here.key, {"body", "bodyHtml", "body_html", "articleBody", "content", "contentHtml", "content_html",
                             "html", "text", "rendered", "value"}) &&
        size > here.body.size())
      here.body.assign(text, size);
    return true;
  }
  bool Key(const char* text, rapidjson::SizeType size, bool) {
    open_.back().key.assign(text, size);
    return true;
  }
  bool StartObject() { return open({.is_array = false}); }
  bool EndObject(rapidjson::SizeType) { return close(); }
  bool StartArray() { return open({.is_array = true}); }
  bool EndArray(rapidjson::SizeType) { return close(); }

  ScriptedArticle best;

 private:
  struct Open {
    bool is_array = false;
    std::string key;  // of the member at hand
    std::string title;
    std::string body;
    std::string published;
  };

  bool open(Open what) {
    constexpr std::size_t deepest = 64;
    if (open_.size() >= deepest) return false;
    open_.push_back(std::move(what));
    return true;
  }

  bool close() {
    Open done = std::move(open_.back());
    open_.pop_back();
    consider(done);
    if (open_.empty()) return true;
    Open& above = open_.back();
    if (above.is_array) {  // the paragraphs of one text
      if (!done.body.empty()) ((above.body += "<p>") += done.body) += "</p>";
    } else if (is_one_of(above.key, {"body", "content", "content_elements", "blocks", "paragraphs", "articleBody",
                                     "elements", "text"}) &&
               done.body.size() > above.body.size()) {
      above.body = std::move(done.body);
    }
    return true;
  }

  void consider(const Open& done) {
    const bool is_titled = !title_.empty() && !done.title.empty() && fold(done.title) == title_;
    if (is_titled < has_title_ || (is_titled == has_title_ && done.body.size() <= best.body.size())) return;
    if (done.is_array && !is_titled) return;
    best = {.body = done.body, .published = done.published};
    has_title_ = is_titled;
  }

  std::string title_;  // folded
  bool has_title_ = false;
  std::vector<Open> open_;
};

}  // namespace

ScriptedArticle article_in_scripts(const HtmlTree& tree, const std::string& title) {
  ScriptedArticles articles(title);
  for (std::uint32_t at = 1; at < tree.nodes.size(); ++at) {
    const HtmlNode& node = tree.nodes[at];
    if (node.tag != "script" || to_lower(attribute(node, "type")) != "application/json") continue;
    std::string json;
    for (std::uint32_t inner = at + 1; inner < node.end; ++inner) json += tree.nodes[inner].text;
    rapidjson::Reader reader;
    rapidjson::MemoryStream stream(json.data(), json.size());
    reader.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag |
                 rapidjson::kParseStopWhenDoneFlag>(stream, articles);
  }
  return articles.best;
}

}  // namespace entente
