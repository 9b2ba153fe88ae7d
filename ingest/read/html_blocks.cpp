// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "ingest/read/clean.h"
#include "ingest/read/html_body.h"

namespace entente {
namespace {

template <std::size_t n>
bool is_one_of(std::string_view word, const std::array<std::string_view, n>& words) {
  return std::ranges::find(words, word) != words.end();
}

constexpr std::array<std::string_view, 11> never_text{"script", "style", "noscript", "template", "svg", "canvas",
                                                      "audio",  "video", "head",     "math",     "map"};
constexpr std::array<std::string_view, 17> never_article{
    "iframe", "object",   "nav",   "footer", "aside",      "menu",     "dialog",   "button", "caption",
    "select", "textarea", "input", "label",  "figcaption", "fieldset", "datalist", "option"};
constexpr std::array<std::string_view, 7> roles_around{"navigation", "banner", "contentinfo", "complementary",
                                                       "search",     "dialog", "alertdialog"};
constexpr std::array<std::string_view, 21> inline_tags{"a",    "abbr",  "acronym", "b",      "bdi", "bdo", "big",
                                                       "cite", "code",  "em",      "font",   "i",   "ins", "mark",
                                                       "q",    "small", "span",    "strong", "sub", "sup", "u"};
constexpr std::array<std::string_view, 12> more_inline_tags{"embed", "time",   "wbr", "tt",  "kbd", "samp",
                                                            "var",   "strike", "s",   "del", "dfn", "img"};

bool is_inline(std::string_view tag) { return is_one_of(tag, inline_tags) || is_one_of(tag, more_inline_tags); }

bool is_hidden(const HtmlNode& node) {
  for (const auto& [key, value] : node.attributes) {
    if (key == "hidden") return true;
    if (key == "aria-hidden" && value == "true") return true;
    if (key == "style") {
      std::string style;
      for (const char c : value)
        if (c != ' ') style += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
      if (style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos)
        return true;
    }
  }
  return false;
}

/// What is read to the blind or by editors only, within a line.
bool is_aside_of_line(const HtmlNode& node) {
  if (node.tag != "span" && node.tag != "a") return false;
  const auto names = attribute(node, "class");
  for (const std::string_view name :
       {"mw-editsection", "screen-reader", "sr-only", "visually-hidden", "visuallyhidden"})
    if (names.find(name) != std::string_view::npos) return true;
  return false;
}

bool is_left_out(const HtmlNode& node, bool is_page) {
  if (is_one_of(node.tag, never_text) || is_hidden(node)) return true;
  if (!is_page) return false;
  return is_one_of(node.tag, never_article) || is_one_of(attribute(node, "role"), roles_around) ||
         (node.tag.starts_with("amp-") && node.tag != "amp-layout") || is_aside_of_line(node);
}

/// A footnote's number in the text, set higher or linked to its note.
bool is_note_mark(const HtmlTree& tree, std::uint32_t at) {
  const HtmlNode& node = tree.nodes[at];
  bool is_linked = node.tag == "a" && attribute(node, "href").starts_with('#');
  if ((node.tag != "sup" && !is_linked) || node.end - at > 8) return false;
  if (is_linked) {
    const std::string mark = tree.nodes[std::min<std::size_t>(at + 1, tree.nodes.size() - 1)].text;
    const bool is_number = !mark.empty() && mark.find_first_not_of("0123456789[]()* ") == std::string::npos;
    return node.end - at == 2 && is_number && mark.size() <= 6;
  }
  std::size_t size = 0;
  for (std::uint32_t inner = at + 1; inner < node.end; ++inner) {
    size += tree.nodes[inner].text.size();
    is_linked = is_linked || tree.nodes[inner].tag == "a";
  }
  return is_linked && size <= 6;
}

std::size_t characters_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

/// Gathers text into blocks; white space runs become one blank, a second <br> in a row ends the block.
class Gatherer {
 public:
  Gatherer(const HtmlTree& tree, std::vector<HtmlBlock>& blocks) : tree_(tree), blocks_(blocks) {}

  void text(std::string_view text, bool is_linked) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool is_nbsp = text[i] == '\xc2' && i + 1 < text.size() && text[i + 1] == '\xa0';
      if (is_nbsp) ++i;
      if (is_nbsp || text[i] == ' ' || text[i] == '\n' || text[i] == '\t' || text[i] == '\r' || text[i] == '\f') {
        needs_space_ = true;
        continue;
      }
      if (needs_space_ && !block_.text.empty()) {
        block_.text += ' ';
        if (is_linked && was_linked_) ++block_.linked;
      }
      was_linked_ = is_linked;
      needs_space_ = false;
      breaks_ = 0;
      block_.text += text[i];
      if (is_linked && (static_cast<unsigned char>(text[i]) & 0xc0) != 0x80) ++block_.linked;
    }
  }

  void line_break(std::uint32_t node) {
    if (++breaks_ >= 2) finish(node);
    needs_space_ = true;
  }

  void finish(std::uint32_t node) {
    needs_space_ = false;
    breaks_ = 0;
    if (!block_.text.empty()) {
      block_.text = cleaned(block_.text);
      block_.characters = characters_of(block_.text);
      block_.linked = std::min(block_.linked, block_.characters);
      block_.node = node;
      describe(block_);
      blocks_.push_back(std::move(block_));
    }
    block_ = {};
  }

 private:
  void describe(HtmlBlock& block) const {
    std::uint32_t at = block.node;
    for (int level = 0; at != 0 && level < 12; ++level, at = tree_.nodes[at].parent) {
      const std::string& tag = tree_.nodes[at].tag;
      if (tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6') block.is_heading = true;
      if (tag == "p" || tag == "blockquote" || tag == "pre") block.is_paragraph = true;
      if (tag == "li" || tag == "td" || tag == "th" || tag == "dt" || tag == "dd") block.is_listed = true;
      if (tag == "article" || tag == "body" || tag == "section") break;
    }
  }

  const HtmlTree& tree_;
  std::vector<HtmlBlock>& blocks_;
  HtmlBlock block_;
  bool needs_space_ = false;
  bool was_linked_ = false;
  int breaks_ = 0;
};

}  // namespace

std::vector<HtmlBlock> blocks_of(const HtmlTree& tree, std::uint32_t root, bool is_page) {
  std::vector<HtmlBlock> blocks;
  Gatherer gatherer(tree, blocks);
  struct Open {
    std::uint32_t node = 0;
    std::uint32_t around = 0;  // innermost block-level element
    bool is_block = false;
    bool is_link = false;
  };
  std::vector<Open> open{{.node = root, .around = root, .is_block = true, .is_link = false}};
  const auto close = [&] {
    if (open.back().is_block) gatherer.finish(open.back().node);
    open.pop_back();
  };
  for (std::uint32_t at = root + 1; at < tree.nodes[root].end;) {
    while (at >= tree.nodes[open.back().node].end) close();
    const HtmlNode& node = tree.nodes[at];
    if (node.tag.empty()) {
      gatherer.text(node.text, open.back().is_link);
      ++at;
    } else if (is_left_out(node, is_page) || (is_page && is_note_mark(tree, at))) {
      if (!is_inline(node.tag)) gatherer.finish(open.back().around);
      at = node.end;
    } else if (node.tag == "br") {
      gatherer.line_break(open.back().around);
      at = std::max(node.end, at + 1);
    } else {
      const bool is_block = !is_inline(node.tag);
      if (is_block) gatherer.finish(open.back().around);
      open.push_back({.node = at,
                      .around = is_block ? at : open.back().around,
                      .is_block = is_block,
                      .is_link = open.back().is_link || node.tag == "a"});
      ++at;
    }
  }
  while (!open.empty()) close();
  return blocks;
}

std::string joined(const std::vector<HtmlBlock>& blocks) {
  std::string out;
  for (const HtmlBlock& block : blocks) {
    if (!out.empty()) out += "\n\n";
    out += block.text;
  }
  return out;
}

}  // namespace entente
