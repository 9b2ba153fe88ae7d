// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/html_body.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.h"
#include "ingest/read/html_words.h"

namespace entente {
namespace {

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

std::string without_quotation_marks(std::string_view text) {
  constexpr std::string_view marks[] = {"\"", "'", "\xe2\x80\x9c", "\xe2\x80\x9d", "\xe2\x80\x98", "\xe2\x80\x99"};
  for (const std::string_view mark : marks) {
    if (text.starts_with(mark)) text.remove_prefix(mark.size());
    if (text.ends_with(mark)) text.remove_suffix(mark.size());
  }
  while (text.ends_with('.') || text.ends_with(',')) text.remove_suffix(1);
  return std::string(text);
}

/// Sums over the blocks of a subtree.
struct Shape {
  std::uint32_t blocks = 0;
  std::uint32_t paragraphs = 0;
  std::uint32_t headings = 0;
  std::uint32_t linked_headings = 0;  // blocks that are one link, and headings
  std::uint32_t linked_lines = 0;     // blocks that are one link, of some length, and nothing else
  std::size_t characters = 0;
  std::size_t linked = 0;   // characters of blocks that are one link
  std::size_t offered = 0;  // characters of offers

  void add(const Shape& other) {
    blocks += other.blocks;
    paragraphs += other.paragraphs;
    headings += other.headings;
    linked_headings += other.linked_headings;
    linked_lines += other.linked_lines;
    characters += other.characters;
    linked += other.linked;
    offered += other.offered;
  }
};

class BodyFinder {
 public:
  BodyFinder(const HtmlTree& tree, const std::string& title, const std::string& author)
      : tree_(tree), title_(fold(title)), author_(fold(author)), blocks_(blocks_of(tree, 0, true)) {
    for (const HtmlBlock& block : blocks_) {
      offers_.push_back(is_offer(block.text, block.characters));
      weights_.push_back(offers_.back() ? std::min(0.0, weight_of(block)) : weight_of(block));
    }
    headline_ = blocks_.size();
    for (std::size_t i = 0; i < blocks_.size() && headline_ == blocks_.size(); ++i)
      if (!title_.empty() && blocks_[i].is_heading && fold(blocks_[i].text) == title_) headline_ = i;
    mute_teasers();
    dropped_.assign(tree.nodes.size(), false);
    add_up();
  }

  MainText result() {
    drop_what_stands_around();
    drop_by_shape();
    drop_above_headline();
    add_up();
    const std::uint32_t start = hinted_body();
    const std::uint32_t body = start != 0 ? start : descended(0);
    MainText out{.text = joined(chosen(body, start != 0)), .date = {}, .has_only_cards = has_only_cards_};
    for (const HtmlBlock& block : blocks_)
      if (out.date.empty() && block.node < tree_.nodes[body].end) out.date = dateline(block.text, block.characters);
    return out;
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
    std::map<std::string_view, double> prose_named;
    for_each_around([&](std::uint32_t at, std::string_view name) { prose_named[name] += prose_[at]; });
    for (const auto& [name, prose] : prose_named)  // "widget" is what some sites call every part of the page
      if (!names_comments(name) && prose > 0.6 * prose_[0]) untelling_.insert(name);
    for_each_around([&](std::uint32_t at, std::string_view) { drop(at); });
  }

  template <class Each>
  void for_each_around(const Each& each) const {
    for (std::uint32_t at = 1; at < tree_.nodes.size();) {
      const HtmlNode& node = tree_.nodes[at];
      const auto name = name_around(node, at);
      if (!name.empty()) each(at, name);
      at = name.empty() ? at + 1 : node.end;
    }
  }

  static bool names_comments(std::string_view name) {
    return name.starts_with("comment") || name == "disqus" || name == "respond";
  }

  /// By which of its names the element stands around the article, or "".
  std::string_view name_around(const HtmlNode& node, std::uint32_t at) const {
    if (node.tag.empty() || node.tag == "body" || node.tag == "html" || node.tag == "main" || node.tag == "article")
      return {};
    if (attribute(node, "itemprop") == "articleBody") return {};
    const ElementNames names = names_of(node);
    const auto named = surrounding_name(names, untelling_);
    if (named.empty() || names_a_body(names) || names_a_lead(names)) return {};
    return prose_[at] < (names_comments(named) ? 0.7 : 0.4) * prose_[0] ? named : std::string_view{};
  }

  void drop(std::uint32_t node) { std::fill(dropped_.begin() + node, dropped_.begin() + tree_.nodes[node].end, true); }

  std::vector<Shape> shapes() const {
    std::vector<Shape> out(tree_.nodes.size());
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const HtmlBlock& block = blocks_[i];
      if (dropped_[block.node]) continue;
      const bool is_link = link_share(block) > 0.9 && block.characters >= 15 &&
                           (title_.empty() || fold(block.text).find(title_) == std::string::npos);
      out[block.node].add({.blocks = 1,
                           .paragraphs = block.is_paragraph && !is_link,
                           .headings = block.is_heading && !is_link,
                           .linked_headings = block.is_heading && is_link,
                           .linked_lines = !block.is_heading && !block.is_paragraph && is_link,
                           .characters = block.characters,
                           .linked = is_link ? block.characters : 0,
                           .offered = offers_[i] ? block.characters : 0});
    }
    for (std::uint32_t at = static_cast<std::uint32_t>(out.size()); at-- > 1;) out[tree_.nodes[at].parent].add(out[at]);
    return out;
  }

  /// Drops what its shape says is no article: captions, cards of other stories, boxes around a form, offers.
  void drop_by_shape() {
    add_up();
    const std::vector<Shape> shape = shapes();
    std::vector<std::uint32_t> large_cards;
    std::size_t small_cards = 0;
    for (std::uint32_t at = 1; at < tree_.nodes.size();) {
      const HtmlNode& node = tree_.nodes[at];
      if (dropped_[at]) {
        at = std::max(node.end, at + 1);
        continue;
      }
      if (node.tag == "form" || node.tag == "input" || node.tag == "textarea") drop_around_form(at, shape);
      else if (node.tag == "img" || node.tag == "picture" || node.tag == "amp-img") drop_around_picture(at, shape);
      else if (is_box_of_offers(at, shape[at])) drop(at);
      else if (is_card(at, shape[at]) && prose_[at] > 0.2 * prose_[0]) large_cards.push_back(at);
      else if (is_card(at, shape[at])) {
        drop(at);
        ++small_cards;
      }
      ++at;
    }
    drop_large_cards(large_cards, small_cards);
  }

  /// Cards that hold much of the page's prose are cards all the same where there are several, and prose beside them.
  void drop_large_cards(const std::vector<std::uint32_t>& cards, std::size_t small_cards) {
    if (cards.empty()) return;
    const std::vector<char> before = dropped_;
    for (const std::uint32_t card : cards) drop(card);
    add_up();
    constexpr double least = 60;
    constexpr std::size_t many = 4;
    const bool has_prose_beside = prose_[0] >= least;
    has_only_cards_ = !has_prose_beside && cards.size() + small_cards >= many;
    if (!has_prose_beside || cards.size() < 2) dropped_ = before;
  }

  /// Drops the prose above the headline, when there is enough below it.
  void drop_above_headline() {
    if (headline_ == blocks_.size()) return;
    double above = 0;
    double below = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i)
      if (!dropped_[blocks_[i].node]) (i < headline_ ? above : below) += std::max(0.0, weights_[i]);
    if (below < 60 || below < 0.25 * above) return;
    for (std::size_t i = 0; i < headline_; ++i) weights_[i] = std::min(0.0, weights_[i]);
    first_ = headline_;
  }

  void drop_around_form(std::uint32_t at, const std::vector<Shape>& shape) {
    if (attribute(tree_.nodes[at], "type") == "hidden") return;
    const auto is_small = [&](std::uint32_t node) {
      return node != 0 && shape[node].characters <= 600 && prose_[node] <= 0.15 * prose_[0];
    };
    while (is_small(tree_.nodes[at].parent)) at = tree_.nodes[at].parent;
    if (is_small(at)) drop(at);
  }

  void drop_around_picture(std::uint32_t at, const std::vector<Shape>& shape) {
    for (const auto side : {"width", "height"})
      if (const auto size = attribute(tree_.nodes[at], side); size.size() == 1 || (size.size() == 2 && size < "50"))
        return;
    const auto is_caption = [&](std::uint32_t node) {
      const Shape& here = shape[node];
      return node != 0 && here.blocks <= 2 && here.characters <= 300 && here.paragraphs + here.headings == 0;
    };
    while (is_caption(tree_.nodes[at].parent)) at = tree_.nodes[at].parent;
    if (is_caption(at) && prose_[at] <= 0.25 * prose_[0]) drop(at);
  }

  /// A linked heading of another story with at most a summary below it.
  bool is_card(std::uint32_t at, const Shape& here) const {
    if (here.linked_headings + here.linked_lines == 0 || here.linked_headings + here.linked_lines > 2) return false;
    const std::size_t unlinked = here.blocks - here.linked_headings - here.linked_lines;
    if (unlinked > 2 || here.headings > 0 || here.characters - here.linked > 400) return false;
    if (here.paragraphs > 0 && here.linked_headings == 0) return false;
    constexpr std::uint32_t most_nodes = 200;
    const std::uint32_t end = tree_.nodes[at].end;
    if (end - at > most_nodes) return false;
    return std::any_of(tree_.nodes.begin() + at, tree_.nodes.begin() + end, [](const HtmlNode& node) {
      const auto address = attribute(node, "href");
      return node.tag == "a" && !address.empty() && !address.starts_with('#');
    });
  }

  bool is_box_of_offers(std::uint32_t at, const Shape& here) const {
    return here.offered > 0 && here.offered * 2 >= here.characters - here.linked && prose_[at] <= 0.25 * prose_[0];
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
      if (names_a_body(names_of(node))) offer(at, 0.5);
    }
    if (best != 0) return best;
    for (std::uint32_t at = 1; at < tree_.nodes.size(); ++at)
      if (tree_.nodes[at].tag == "article") offer(at, holds_headline(at) ? 0.2 : 0.5);
    return best == 0 ? 0 : descended(best);
  }

  bool holds_headline(std::uint32_t at) const {
    return headline_ < blocks_.size() && blocks_[headline_].node >= at && blocks_[headline_].node < tree_.nodes[at].end;
  }

  /// Goes down as long as one child holds nearly all the prose, or most of it and the headline.
  std::uint32_t descended(std::uint32_t at) const {
    for (;;) {
      std::uint32_t best = 0;
      for (std::uint32_t child = at + 1; child < tree_.nodes[at].end;
           child = std::max(tree_.nodes[child].end, child + 1))
        if (best == 0 || prose_[child] > prose_[best]) best = child;
      if (best == 0 || prose_[best] <= 0 || prose_[best] < (holds_headline(best) ? 0.6 : 0.85) * prose_[at] ||
          tree_.nodes[best].tag == "p" || tree_.nodes[best].tag.empty())
        return at;
      at = best;
    }
  }

  /// The blocks of the body without what is no part of the text, below the headline's lead.
  std::vector<HtmlBlock> chosen(std::uint32_t body, bool is_hinted) const {
    std::vector<std::size_t> inside;
    double prose = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (i < first_ || !is_within(i, body)) continue;
      if (!is_below_headline(i) && is_in_bad_part(blocks_[i].node, body)) continue;
      inside.push_back(i);
      prose += std::max(0.0, weights_[i]);
    }
    std::vector<HtmlBlock> out;
    if (const auto lead = lead_above(body); lead < blocks_.size()) out.push_back(blocks_[lead]);
    double so_far = 0;
    for (const std::size_t i : inside) {
      const HtmlBlock& block = blocks_[i];
      if (is_end_heading(block.text, block.characters) && so_far > 0.6 * prose) break;
      if (is_comments_heading(block.text, block.characters) && so_far > 100) break;
      so_far += std::max(0.0, weights_[i]);
      if (offers_[i] || repeats_the_head(block)) continue;
      if (is_wanted(block, is_hinted || prose < enough)) out.push_back(block);
    }
    drop_pull_quotes(out);
    while (!out.empty() && (out.back().is_heading || is_loose_end(out.back()))) out.pop_back();
    return out;
  }

  /// A line of a layout table below the text, such as an address.
  bool is_loose_end(const HtmlBlock& block) const {
    return tree_.nodes[block.node].tag == "td" && block.characters < 80 && !ends_sentence(block.text);
  }

  bool is_within(std::size_t block, std::uint32_t body) const {
    const std::uint32_t node = blocks_[block].node;
    return node >= body && node < tree_.nodes[body].end && !dropped_[node];
  }

  bool is_below_headline(std::size_t block) const { return block == headline_ + 1 && blocks_[block].is_heading; }

  /// The block before the body that is named as the headline's lead or is a heading below it; blocks_.size() for none.
  std::size_t lead_above(std::uint32_t body) const {
    bool is_past_headline = false;
    for (std::size_t i = 0; i < blocks_.size() && blocks_[i].node < body; ++i) {
      const HtmlBlock& block = blocks_[i];
      if (repeats_the_head(block)) {
        is_past_headline = is_past_headline || block.is_heading;
        continue;
      }
      if (!is_past_headline || dropped_[block.node] || offers_[i] || block.characters < 40 || link_share(block) > 0.3)
        continue;
      const HtmlNode& node = tree_.nodes[block.node];
      if (is_below_headline(i)) return i;
      if (names_a_lead(names_of(node)) || names_a_lead(names_of(tree_.nodes[node.parent]))) return i;
    }
    return blocks_.size();
  }

  /// Whether a block only says the headline again, with or without the date, or who wrote the article and when.
  bool repeats_the_head(const HtmlBlock& block) const {
    if (block.characters > title_.size() + 200) return false;
    const std::string folded = fold(block.text);
    if (!author_.empty() && (folded == author_ || folded == "by " + author_)) return true;
    constexpr std::size_t telling = 15;  // bytes that make words more than a name
    if (block.is_heading && folded == title_) return true;
    if (title_.size() > telling && folded.find(title_) != std::string::npos)
      return block.is_heading || folded.size() < title_.size() + 90;
    if (folded.size() > telling && !ends_sentence(block.text) && title_.find(folded) != std::string::npos) return true;
    return !dateline(block.text, block.characters).empty();
  }

  /// A short block that another one repeats word for word was only shown larger.
  static void drop_pull_quotes(std::vector<HtmlBlock>& blocks) {
    constexpr std::size_t most_tried = 200;
    std::size_t tried = 0;
    for (std::size_t i = 0; i < blocks.size() && tried < most_tried; ++i) {
      if (blocks[i].is_heading || blocks[i].characters < 30 || blocks[i].characters > 300) continue;
      ++tried;
      const std::string words = without_quotation_marks(blocks[i].text);
      const bool is_repeated = std::ranges::any_of(blocks, [&](const HtmlBlock& other) {
        return other.text.size() > blocks[i].text.size() && other.text.find(words) != std::string::npos;
      });
      if (is_repeated) blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(i--));
    }
  }

  static bool is_wanted(const HtmlBlock& block, bool is_lenient) {
    if (is_interjection(block.text, block.characters)) return false;
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
  std::string title_;   // folded
  std::string author_;  // folded
  std::vector<HtmlBlock> blocks_;
  std::size_t headline_ = 0;     // block that is the headline; blocks_.size() for none
  std::size_t first_ = 0;        // block with which the text may begin
  std::vector<char> offers_;     // of the blocks: whether they sell something
  std::vector<double> weights_;  // of the blocks
  std::vector<char> dropped_;    // by node
  std::set<std::string_view> untelling_;
  bool has_only_cards_ = false;
  std::vector<double> prose_;  // positive weights below each node
  std::vector<double> total_;
};

}  // namespace

MainText main_text(const HtmlTree& tree, const std::string& title, const std::string& author) {
  return BodyFinder(tree, title, author).result();
}

}  // namespace entente
