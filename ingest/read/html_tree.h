// SPDX-License-Identifier: Apache-2.0
/// The elements and texts of a web page as a flat tree, however broken or deep the page is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

struct HtmlNode {
  std::string tag;   // lower case; "" for a text
  std::string text;  // of a text
  std::vector<std::pair<std::string, std::string>> attributes;
  std::uint32_t parent = 0;
  std::uint32_t end = 0;  // the subtree is nodes [this, end)
};

/// Nodes in document order, the root first; its tag is "".
struct HtmlTree {
  std::vector<HtmlNode> nodes;
};

/// Parses valid UTF-8 as browsers would, roughly (libxml2's HTML parser). What lies deeper than 1000 elements is put
/// into the deepest one. No network, no files, no entities but HTML's own. O(bytes).
HtmlTree parse_html(std::string_view html);

/// The value, "" when there is none.
std::string_view attribute(const HtmlNode& node, std::string_view name);

}  // namespace entente
