// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/html_tree.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include <algorithm>
#include <memory>

namespace entente {
namespace {

constexpr std::size_t deepest = 1000;

/// Builds the tree from the parser's events.
class TreeBuilder {
 public:
  TreeBuilder() {
    tree.nodes.push_back({});
    open_.push_back(0);
  }

  void start(const xmlChar* name, const xmlChar** attributes) {
    if (open_.size() >= deepest) {
      ++ignored_;
      return;
    }
    HtmlNode node;
    node.tag = reinterpret_cast<const char*>(name);
    for (; attributes != nullptr && *attributes != nullptr; attributes += 2)
      node.attributes.emplace_back(reinterpret_cast<const char*>(attributes[0]),
                                   attributes[1] != nullptr ? reinterpret_cast<const char*>(attributes[1]) : "");
    open_.push_back(add(std::move(node)));
  }

  void end(const xmlChar* name) {
    if (ignored_ > 0) {
      --ignored_;
      return;
    }
    const std::string_view tag = reinterpret_cast<const char*>(name);
    const auto found =
        std::find_if(open_.rbegin(), open_.rend(), [&](std::uint32_t index) { return tree.nodes[index].tag == tag; });
    if (found == open_.rend()) return;
    while (tree.nodes[open_.back()].tag != tag) close();
    close();
  }

  void text(const xmlChar* characters, int size) {
    const std::string_view more(reinterpret_cast<const char*>(characters), static_cast<std::size_t>(size));
    HtmlNode& last = tree.nodes.back();
    if (last.tag.empty() && tree.nodes.size() > 1 && last.parent == open_.back()) {
      last.text += more;
    } else {
      HtmlNode node;
      node.text = more;
      const std::uint32_t index = add(std::move(node));
      tree.nodes[index].end = index + 1;
    }
  }

  void finish() {
    while (!open_.empty()) close();
  }

  HtmlTree tree;

 private:
  std::uint32_t add(HtmlNode&& node) {
    node.parent = open_.back();
    tree.nodes.push_back(std::move(node));
    return static_cast<std::uint32_t>(tree.nodes.size() - 1);
  }
  void close() {
    tree.nodes[open_.back()].end = static_cast<std::uint32_t>(tree.nodes.size());
    open_.pop_back();
  }

  std::vector<std::uint32_t> open_;
  std::size_t ignored_ = 0;  // open elements below the deepest
};

}  // namespace

HtmlTree parse_html(std::string_view html) {
  TreeBuilder builder;
  htmlSAXHandler handler{};
  handler.startElement = [](void* data, const xmlChar* name, const xmlChar** attributes) {
    static_cast<TreeBuilder*>(data)->start(name, attributes);
  };
  handler.endElement = [](void* data, const xmlChar* name) { static_cast<TreeBuilder*>(data)->end(name); };
  handler.characters = [](void* data, const xmlChar* text, int size) {
    static_cast<TreeBuilder*>(data)->text(text, size);
  };
  handler.ignorableWhitespace = handler.characters;
  handler.cdataBlock = handler.characters;
  const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> context(
      htmlCreatePushParserCtxt(&handler, &builder, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8), htmlFreeParserCtxt);
  if (context) {
    htmlCtxtUseOptions(context.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                          HTML_PARSE_NONET | HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC);
    constexpr std::size_t step = std::size_t{1} << 20;
    for (std::size_t at = 0; at < html.size(); at += step) {
      const auto block = html.substr(at, step);
      htmlParseChunk(context.get(), block.data(), static_cast<int>(block.size()), 0);
    }
    htmlParseChunk(context.get(), nullptr, 0, 1);
    if (context->myDoc != nullptr) xmlFreeDoc(std::exchange(context->myDoc, nullptr));
  }
  builder.finish();
  return std::move(builder.tree);
}

std::string_view attribute(const HtmlNode& node, std::string_view name) {
  for (const auto& [key, value] : node.attributes)
    if (key == name) return value;
  return {};
}

}  // namespace entente
