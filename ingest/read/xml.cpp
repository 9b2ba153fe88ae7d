// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/xml.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include <algorithm>
#include <memory>

#include "base/utf8.h"

namespace entente {
namespace {

constexpr std::size_t deepest = 200;

/// The vocabulary of a namespace, "" for those whose names go without a prefix.
std::string_view vocabulary_of(std::string_view uri) {
  if (uri.find("purl.org/rss/1.0/modules/content") != std::string_view::npos) return "content";
  if (uri.find("purl.org/dc/") != std::string_view::npos) return "dc";
  if (uri.find("search.yahoo.com/mrss") != std::string_view::npos) return "media";
  if (uri.find("itunes.com") != std::string_view::npos) return "itunes";
  if (uri.find("rss/1.0/modules/") != std::string_view::npos || uri.find("wellformedweb.org") != std::string_view::npos)
    return "module";
  return {};
}

/// A prefix without a declaration is taken by its usual meaning.
std::string_view vocabulary_of_prefix(std::string_view prefix) {
  for (const std::string_view known : {"content", "dc", "media", "itunes"})
    if (prefix == known) return known;
  if (prefix == "sy" || prefix == "wfw" || prefix == "slash" || prefix == "thr" || prefix == "geo" ||
      prefix == "georss" || prefix == "feedburner")
    return "module";
  return {};
}

class Builder {
 public:
  Builder() {
    tree.nodes.push_back({});
    open_.push_back(0);
  }
  void start(std::string name, std::vector<std::pair<std::string, std::string>> attributes) {
    if (open_.size() >= deepest) {
      ++ignored_;
      return;
    }
    HtmlNode node;
    node.tag = std::move(name);
    node.attributes = std::move(attributes);
    node.parent = open_.back();
    tree.nodes.push_back(std::move(node));
    open_.push_back(static_cast<std::uint32_t>(tree.nodes.size() - 1));
  }
  void end() {
    if (ignored_ > 0) --ignored_;
    else if (open_.size() > 1) close();
  }
  void text(std::string_view more) {
    if (ignored_ > 0) return;
    HtmlNode& last = tree.nodes.back();
    if (last.tag.empty() && tree.nodes.size() > 1 && last.parent == open_.back()) {
      last.text += more;
      return;
    }
    HtmlNode node;
    node.text = more;
    node.parent = open_.back();
    node.end = static_cast<std::uint32_t>(tree.nodes.size() + 1);
    tree.nodes.push_back(std::move(node));
  }
  void finish() {
    while (!open_.empty()) close();
  }
  HtmlTree tree;

 private:
  void close() {
    tree.nodes[open_.back()].end = static_cast<std::uint32_t>(tree.nodes.size());
    open_.pop_back();
  }
  std::vector<std::uint32_t> open_;
  std::size_t ignored_ = 0;
};

std::string_view as_view(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : std::string_view(reinterpret_cast<const char*>(text));
}

std::string named(std::string_view local, std::string_view prefix, std::string_view uri) {
  std::string_view vocabulary = vocabulary_of(uri);
  if (vocabulary.empty() && uri.empty()) vocabulary = vocabulary_of_prefix(prefix);
  if (uri.find("w3.org/1999/xhtml") != std::string_view::npos) vocabulary = "xhtml";
  std::string out = vocabulary.empty() ? std::string{} : std::string(vocabulary) + ":";
  return out += to_lower(local);
}

/// The document without its type declaration and without what XML forbids; HTML's entities as characters.
std::string prepared(std::string_view xml) {
  std::string out;
  out.reserve(xml.size());
  for (std::size_t at = 0; at < xml.size();) {
    const auto rest = xml.substr(at);
    if (rest.starts_with("<![CDATA[") || rest.starts_with("<!--")) {
      const std::string_view end = rest[2] == '[' ? "]]>" : "-->";
      const auto found = rest.find(end, 4);
      const auto part = rest.substr(0, found == std::string_view::npos ? found : found + end.size());
      for (const char c : part)
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t' || c == '\r') out += c;
      at += part.size();
    } else if (rest.starts_with("<!DOCTYPE") || rest.starts_with("<!doctype")) {
      int brackets = 0;
      std::size_t end = 0;
      for (; end < rest.size(); ++end) {
        if (rest[end] == '[') ++brackets;
        if (rest[end] == ']') --brackets;
        if (rest[end] == '>' && brackets <= 0) break;
      }
      at += std::min(end + 1, rest.size());
    } else if (rest.front() == '&') {
      const auto end = rest.substr(0, 40).find(';');
      const std::string name(end == std::string_view::npos ? std::string_view{} : rest.substr(1, end - 1));
      const bool is_xml =
          name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos" || name.starts_with('#');
      const htmlEntityDesc* entity =
          is_xml || name.empty() ? nullptr : htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
      if (entity != nullptr) append_utf8(out, static_cast<char32_t>(entity->value));
      else out += is_xml ? "&" : "&amp;";
      at += entity != nullptr ? end + 1 : 1;
    } else {
      if (static_cast<unsigned char>(rest.front()) >= 0x20 || rest.front() == '\n' || rest.front() == '\t' ||
          rest.front() == '\r')
        out += rest.front();
      ++at;
    }
  }
  return out;
}

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '&') out += "&amp;";
    else if (c == '"') out += "&quot;";
    else out += c;
  }
}

}  // namespace

HtmlTree parse_xml(std::string_view xml) {
  Builder builder;
  xmlSAXHandler handler{};
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = [](void* data, const xmlChar* local, const xmlChar* prefix, const xmlChar* uri, int,
                              const xmlChar**, int count, int, const xmlChar** raw) {
    std::vector<std::pair<std::string, std::string>> attributes;
    for (int i = 0; i < count; ++i, raw += 5)
      attributes.emplace_back(to_lower(as_view(raw[0])), std::string(reinterpret_cast<const char*>(raw[3]),
                                                                     static_cast<std::size_t>(raw[4] - raw[3])));
    static_cast<Builder*>(data)->start(named(as_view(local), as_view(prefix), as_view(uri)), std::move(attributes));
  };
  handler.endElementNs = [](void* data, const xmlChar*, const xmlChar*, const xmlChar*) {
    static_cast<Builder*>(data)->end();
  };
  handler.characters = [](void* data, const xmlChar* text, int size) {
    static_cast<Builder*>(data)->text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
  };
  handler.ignorableWhitespace = handler.characters;
  handler.cdataBlock = handler.characters;
  handler.serror = [](void*, xmlErrorPtr) {};
  const std::string document = prepared(xml);
  const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> context(
      xmlCreatePushParserCtxt(&handler, &builder, nullptr, 0, nullptr), xmlFreeParserCtxt);
  if (context) {
    xmlCtxtUseOptions(context.get(), XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET |
                                         XML_PARSE_HUGE | XML_PARSE_IGNORE_ENC);
    constexpr std::size_t step = std::size_t{1} << 20;
    for (std::size_t at = 0; at < document.size(); at += step) {
      const auto block = std::string_view(document).substr(at, step);
      xmlParseChunk(context.get(), block.data(), static_cast<int>(block.size()), 0);
    }
    xmlParseChunk(context.get(), nullptr, 0, 1);
    if (context->myDoc != nullptr) xmlFreeDoc(std::exchange(context->myDoc, nullptr));
  }
  builder.finish();
  return std::move(builder.tree);
}

std::string markup_below(const HtmlTree& tree, std::uint32_t node) {
  std::string out;
  std::vector<std::uint32_t> open;
  const auto name_of_tag = [&](std::uint32_t at) {
    const std::string& tag = tree.nodes[at].tag;
    return tag.substr(tag.find(':') == std::string::npos ? 0 : tag.find(':') + 1);
  };
  const auto close = [&] {
    (out += "</") += name_of_tag(open.back());
    out += '>';
    open.pop_back();
  };
  for (std::uint32_t at = node + 1; at < tree.nodes[node].end; ++at) {
    while (!open.empty() && at >= tree.nodes[open.back()].end) close();
    if (tree.nodes[at].tag.empty()) {
      append_escaped(out, tree.nodes[at].text);
    } else {
      (out += '<') += name_of_tag(at);
      out += '>';
      open.push_back(at);
    }
  }
  while (!open.empty()) close();
  return out;
}

}  // namespace entente
