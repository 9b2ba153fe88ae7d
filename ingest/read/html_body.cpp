// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/html_body.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"

namespace entente {
namespace {

/// Parts of class names and ids of what stands around articles.
const std::set<std::string_view> around{"comment",
                                        "comments",
                                        "commentlist",
                                        "disqus",
                                        "respond",
                                        "replies",
                                        "share",
                                        "sharing",
                                        "sharebar",
                                        "sharedaddy",
                                        "social",
                                        "addthis",
                                        "sharethis",
                                        "addtoany",
                                        "related",
                                        "relatedposts",
                                        "recommended",
                                        "recommend",
                                        "recommendation",
                                        "recommendations",
                                        "promo",
                                        "promos",
                                        "promotion",
                                        "promoted",
                                        "newsletter",
                                        "newsletters",
                                        "subscribe",
                                        "subscription",
                                        "signup",
                                        "paywall",
                                        "regwall",
                                        "cookie",
                                        "cookies",
                                        "consent",
                                        "gdpr",
                                        "advert",
                                        "advertisement",
                                        "advertising",
                                        "ad",
                                        "ads",
                                        "adslot",
                                        "adsense",
                                        "dfp",
                                        "sponsor",
                                        "sponsored",
                                        "sidebar",
                                        "breadcrumb",
                                        "breadcrumbs",
                                        "menu",
                                        "submenu",
                                        "nav",
                                        "navbar",
                                        "navigation",
                                        "topnav",
                                        "footer",
                                        "masthead",
                                        "popup",
                                        "modal",
                                        "overlay",
                                        "lightbox",
                                        "tooltip",
                                        "pagination",
                                        "pager",
                                        "tags",
                                        "taglist",
                                        "trending",
                                        "mostread",
                                        "popular",
                                        "toolbar",
                                        "outbrain",
                                        "taboola",
                                        "byline",
                                        "caption",
                                        "credit",
                                        "credits",
                                        "teaser",
                                        "teasers",
                                        "readmore",
                                        "moreon",
                                        "toc",
                                        "rail",
                                        "skip",
                                        "sronly",
                                        "visuallyhidden",
                                        "copyright",
                                        "disclaimer",
                                        "login",
                                        "donate",
                                        "donation",
                                        "author",
                                        "authorbio",
                                        "bio",
                                        "topics",
                                        "shelf",
                                        "tabs",
                                        "widget",
                                        "widgets",
                                        "poll",
                                        "ticker",
                                        "carousel",
                                        "slideshow",
                                        "gallery",
                                        "infobox",
                                        "navbox",
                                        "print",
                                        "printfriendly",
                                        "metadata",
                                        "postmeta",
                                        "timestamp",
                                        "feedback"};

/// Names of containers that sites give to the article's text and to nothing else.
const std::set<std::string_view> bodies{
    "articlebody",     "articlecontent",  "articletext",       "entrycontent",       "entrybody",     "entrytext",
    "postcontent",     "postbody",        "posttext",          "storybody",          "storycontent",  "storytext",
    "storybodytext",   "contentbody",     "bodycontent",       "maincontenttext",    "newstext",      "newsbody",
    "newscontent",     "fullarticle",     "articlefulltext",   "articlemaincontent", "bodytext",      "bodycopy",
    "articlecopy",     "mwparseroutput",  "theme-content",     "richtext",           "wysiwyg",       "textcontent",
    "singlecontent",   "postentry",       "contentarticle",    "detailtext",         "detailcontent", "articledetail",
    "articletextbody", "articlebodytext", "articlebodycontent"};

struct Names {
  std::vector<std::string> parts;  // "article", "body" of "article-body"; lower case
  std::vector<std::string> whole;  // "articlebody"
};

/// The words of class and id; "relatedPosts_x1" is "related", "posts", "x1".
Names names_of(const HtmlNode& node) {
  Names out;
  for (const auto name : {"class", "id"}) {
    std::string part;
    std::string whole;
    const auto end_part = [&] {
      if (!part.empty()) out.parts.push_back(std::move(part));
      part.clear();
    };
    const auto end_whole = [&] {
      if (!whole.empty()) out.whole.push_back(std::move(whole));
      whole.clear();
    };
    bool was_lower = false;
    for (const char c : attribute(node, name).substr(0, 400)) {
      const bool is_upper = c >= 'A' && c <= 'Z';
      const bool is_word = is_upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (!is_word || (is_upper && was_lower)) end_part();
      if (c == ' ') end_whole();
      if (is_word) {
        part += static_cast<char>(is_upper ? c + 32 : c);
        whole += part.back();
      }
      was_lower = is_word && !is_upper;
    }
    end_part();
    end_whole();
  }
  return out;
}

bool ends_sentence(std::string_view text) {
  static constexpr std::string_view ends[] = {
      ".", "!", "?", ":", ".\"", "\xe2\x80\x9d", "\xe2\x80\x99", "\xe2\x80\xa6", ")", "\"", ";"};
  return std::ranges::any_of(ends, [&](std::string_view end) { return text.ends_with(end); });
}

double link_share(const HtmlBlock& block) {
  return block.characters == 0 ? 1 : static_cast<double>(block.linked) / static_cast<double>(block.characters);
}

/// Positive for what reads like an article, in characters; negative for lists of links.
double weight_of(const HtmlBlock& block) {
  if (block.is_heading) return 0;
  const double links = link_share(block);
  const auto size = static_cast<double>(block.characters);
  if (links > 0.4) return -(10 + 0.3 * static_cast<double>(block.linked));
  const bool is_prose = block.characters >= 100 || (block.characters >= 40 && ends_sentence(block.text));
  if (!is_prose) return block.is_paragraph ? 0 : -2;
  return size * (1 - links) * std::min(1.0, size / 160) * (block.is_paragraph ? 1 : 0.8) * (block.is_listed ? 0.5 : 1);
}

bool begins_with_any(std::string_view lower, std::initializer_list<std::string_view> beginnings) {
  return std::ranges::any_of(beginnings, [&](std::string_view beginning) { return lower.starts_with(beginning); });
}

/// Lines that news sites put between paragraphs.
bool is_interjection(const HtmlBlock& block) {
  if (block.characters > 220) return false;
  const std::string lower = to_lower(block.text);
  if (block.characters < 40 &&
      begins_with_any(lower, {"advertisement", "share",          "tweet",  "print",       "email",   "comments",
                              "loading",       "copy link",      "listen", "published",   "updated", "by ",
                              "view comments", "post a comment", "follow", "save",        "image",   "photo",
                              "source:",       "tags",           "tagged", "filed under", "topics",  "minute read"}))
    return !ends_sentence(block.text) || lower.ends_with(':') || lower.starts_with("advertisement");
  return begins_with_any(lower, {"read more",
                                 "also read",
                                 "read also",
                                 "read next",
                                 "related:",
                                 "related articles",
                                 "related stories",
                                 "see also:",
                                 "more:",
                                 "watch:",
                                 "listen:",
                                 "click here",
                                 "follow us",
                                 "sign up",
                                 "subscribe",
                                 "already a subscriber",
                                 "story continues",
                                 "article continues",
                                 "continue reading",
                                 "(photo",
                                 "photo by",
                                 "photo:",
                                 "image credit",
                                 "image:",
                                 "photograph:",
                                 "copyright \xc2\xa9",
                                 "\xc2\xa9",
                                 "all rights reserved",
                                 "share this",
                                 "this article was originally published",
                                 "to continue reading",
                                 "log in to",
                                 "register to",
                                 "skip ",
                                 "support our journalism",
                                 "download our app",
                                 "we use cookies",
                                 "this site uses cookies",
                                 "enable javascript",
                                 "please enable"});
}

/// Headings behind which nothing of the article comes.
bool is_end(const HtmlBlock& block) {
  if (block.characters > 60 || ends_sentence(block.text.substr(0, block.text.size() - block.text.ends_with(':'))))
    return false;
  const std::string lower = to_lower(block.text);
  return begins_with_any(lower, {"related",
                                 "read more",
                                 "read next",
                                 "more on this",
                                 "more from",
                                 "more stories",
                                 "more news",
                                 "most read",
                                 "most popular",
                                 "you may also",
                                 "you might also",
                                 "comments",
                                 "leave a comment",
                                 "leave a reply",
                                 "post a comment",
                                 "about the author",
                                 "share this",
                                 "recommended",
                                 "trending",
                                 "popular now",
                                 "latest news",
                                 "sign up",
                                 "newsletter",
                                 "editor's picks",
                                 "editors' picks",
                                 "up next",
                                 "around the web",
                                 "sponsored",
                                 "start the conversation",
                                 "join the conversation",
                                 "see also",
                                 "also in this"});
}

class BodyFinder {
 public:
  explicit BodyFinder(const HtmlTree& tree) : tree_(tree), blocks_(blocks_of(tree, 0, true)) {
    for (const HtmlBlock& block : blocks_) weights_.push_back(weight_of(block));
    mute_teasers();
    dropped_.assign(tree.nodes.size(), false);
    add_up();
  }

  std::string text() {
    drop_what_stands_around();
    add_up();
    const std::uint32_t start = hinted_body();
    const std::uint32_t body = start != 0 ? start : descended(0);
    return joined(chosen(body, start != 0));
  }

 private:
  static constexpr double enough = 250;  // characters of prose that make an article plausible

  /// A summary below or above a linked heading in a row of such is a teaser of another article.
  void mute_teasers() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (weights_[i] <= 0 || blocks_[i].characters > 400) continue;
      const auto is_linked_heading = [&](std::size_t at) {
        return at < blocks_.size() && link_share(blocks_[at]) > 0.8 && blocks_[at].characters >= 15 &&
               (blocks_[at].is_heading || blocks_[at].is_listed || !blocks_[at].is_paragraph);
      };
      const bool follows = i > 0 && is_linked_heading(i - 1);
      const bool precedes = is_linked_heading(i + 1);
      const bool has_prose_beside = (i > 0 && weights_[i - 1] > 60) || (i + 1 < blocks_.size() && weights_[i + 1] > 60);
      if ((follows || precedes) && !has_prose_beside) weights_[i] *= 0.1;
    }
  }

  /// Sums of weights over every subtree, without what is dropped.
  void add_up() {
    prose_.assign(tree_.nodes.size(), 0);
    total_.assign(tree_.nodes.size(), 0);
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (dropped_[blocks_[i].node]) continue;
      prose_[blocks_[i].node] += std::max(0.0, weights_[i]);
      total_[blocks_[i].node] += weights_[i];
    }
    for (std::uint32_t at = static_cast<std::uint32_t>(tree_.nodes.size()); at-- > 1;) {
      prose_[tree_.nodes[at].parent] += prose_[at];
      total_[tree_.nodes[at].parent] += total_[at];
    }
  }

  /// Drops what its name says is no article, unless much of the page's prose is in it.
  void drop_what_stands_around() {
    for (std::uint32_t at = 1; at < tree_.nodes.size();) {
      const HtmlNode& node = tree_.nodes[at];
      if (is_around(node, at)) {
        std::fill(dropped_.begin() + at, dropped_.begin() + node.end, true);
        at = node.end;
      } else {
        ++at;
      }
    }
  }

  bool is_around(const HtmlNode& node, std::uint32_t at) const {
    if (node.tag.empty() || node.tag == "body" || node.tag == "html" || node.tag == "main" || node.tag == "article")
      return false;
    if (attribute(node, "itemprop") == "articleBody") return false;
    const Names names = names_of(node);
    const auto named = std::ranges::find_if(names.parts, [](const std::string& part) { return around.contains(part); });
    if (named == names.parts.end()) return false;
    if (std::ranges::any_of(names.whole, [](const std::string& whole) { return bodies.contains(whole); })) return false;
    const bool is_comments = named->starts_with("comment") || *named == "disqus" || *named == "respond";
    return prose_[at] < (is_comments ? 0.7 : 0.4) * prose_[0];
  }

  /// The element that the page itself marks as the article's text, when it holds most of the prose; 0 for none.
  std::uint32_t hinted_body() const {
    std::uint32_t best = 0;
    double best_prose = 0;
    const auto offer = [&](std::uint32_t at, double share) {
      if (dropped_[at] || prose_[at] < enough || prose_[at] < share * prose_[0] || prose_[at] <= best_prose) return;
      best = at;
      best_prose = prose_[at];
    };
    for (std::uint32_t at = 1; at < tree_.nodes.size(); ++at)
      if (attribute(tree_.nodes[at], "itemprop") == "articleBody") offer(at, 0.3);
    if (best != 0) return best;
    for (std::uint32_t at = 1; at < tree_.nodes.size(); ++at) {
      const HtmlNode& node = tree_.nodes[at];
      if (node.attributes.empty() || prose_[at] < enough || prose_[at] < 0.5 * prose_[0]) continue;
      const Names names = names_of(node);
      if (std::ranges::any_of(names.whole, [](const std::string& whole) { return bodies.contains(whole); }))
        offer(at, 0.5);
    }
    if (best != 0) return best;
    for (std::uint32_t at = 1; at < tree_.nodes.size(); ++at)
      if (tree_.nodes[at].tag == "article") offer(at, 0.5);
    return best == 0 ? 0 : descended(best);
  }

  /// Goes down as long as one child holds nearly all the prose.
  std::uint32_t descended(std::uint32_t at) const {
    for (;;) {
      std::uint32_t best = 0;
      for (std::uint32_t child = at + 1; child < tree_.nodes[at].end;
           child = std::max(tree_.nodes[child].end, child + 1))
        if (best == 0 || prose_[child] > prose_[best]) best = child;
      if (best == 0 || prose_[best] <= 0 || prose_[best] < 0.85 * prose_[at] || tree_.nodes[best].tag == "p" ||
          tree_.nodes[best].tag.empty())
        return at;
      at = best;
    }
  }

  /// The blocks of the body without what is no part of the text.
  std::vector<HtmlBlock> chosen(std::uint32_t body, bool is_hinted) const {
    std::vector<std::size_t> inside;
    double prose = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const HtmlBlock& block = blocks_[i];
      if (block.node < body || block.node >= tree_.nodes[body].end || dropped_[block.node] ||
          is_in_bad_part(block.node, body))
        continue;
      inside.push_back(i);
      prose += std::max(0.0, weights_[i]);
    }
    std::vector<HtmlBlock> out;
    double so_far = 0;
    for (const std::size_t i : inside) {
      const HtmlBlock& block = blocks_[i];
      if (is_end(block) && so_far > 0.6 * prose) break;
      so_far += std::max(0.0, weights_[i]);
      if (is_wanted(block, is_hinted || prose < enough)) out.push_back(block);
    }
    while (!out.empty() && out.back().is_heading) out.pop_back();
    return out;
  }

  static bool is_wanted(const HtmlBlock& block, bool is_lenient) {
    if (is_interjection(block)) return false;
    const double links = link_share(block);
    if (block.is_heading) return links < 0.5 && block.text.size() > 2;
    if (block.is_paragraph) return links < 0.8 || (links < 1 && block.characters > 80);
    if (block.is_listed) return links < 0.4 && (block.characters >= 30 || ends_sentence(block.text));
    return links < 0.5 && (block.characters >= 40 || ends_sentence(block.text) || is_lenient);
  }

  /// Whether an element between the block and the body is a list of links.
  bool is_in_bad_part(std::uint32_t node, std::uint32_t body) const {
    for (int level = 0; node != body && level < 12; ++level, node = tree_.nodes[node].parent)
      if (total_[node] < -25 && prose_[node] < -0.5 * total_[node] && tree_.nodes[node].tag != "p") return true;
    return false;
  }

  const HtmlTree& tree_;
  std::vector<HtmlBlock> blocks_;
  std::vector<double> weights_;  // of the blocks
  std::vector<char> dropped_;    // by node
  std::vector<double> prose_;    // positive weights below each node
  std::vector<double> total_;
};

}  // namespace

std::string main_text(const HtmlTree& tree) { return BodyFinder(tree).text(); }

}  // namespace entente
