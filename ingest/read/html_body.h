// SPDX-License-Identifier: Apache-2.0
/// Finds the article in a page: its text stands in long, sentence-like blocks with few links, close together.
#pragma once

#include <string>
#include <vector>

#include "ingest/read/html_tree.h"

namespace entente {

/// A paragraph, heading, list item, cell …: text between two block-level boundaries.
struct HtmlBlock {
  std::uint32_t node = 0;      // the innermost block-level element around it
  std::string text;            // white space collapsed
  std::size_t characters = 0;  // of the text
  std::size_t linked = 0;      // characters within links
  bool is_heading = false;
  bool is_listed = false;     // in a list item or table cell
  bool is_paragraph = false;  // in a <p>, <blockquote> or <pre>
};

/// All visible blocks of the subtree; navigation, forms, scripts and the like are left out when `is_page`.
std::vector<HtmlBlock> blocks_of(const HtmlTree& tree, std::uint32_t root, bool is_page);

struct MainText {
  std::string text;             // paragraphs apart by an empty line; "" when the page has none
  std::string date;             // of a line that is nothing but a date, above the text; ISO, or ""
  bool has_only_cards = false;  // the text is that of several cards, each a linked heading with a summary
};

/// The main text, without the headline `title` and the line of `author`.
/// Method: what the page marks as its article's text (articleBody, the names that sites give it) when most prose is
/// in it, else the lowest element with 85 % of the prose; before that, elements named after what stands around
/// articles are dropped, unless much of the prose is in them, and so are captions, cards of other stories, forms and
/// offers by their shape, and what precedes the headline.
MainText main_text(const HtmlTree& tree, const std::string& title, const std::string& author);

/// The blocks as one text.
std::string joined(const std::vector<HtmlBlock>& blocks);

}  // namespace entente
