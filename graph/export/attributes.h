// SPDX-License-Identifier: Apache-2.0
/// What nodes and edges say of themselves: each attribute once, with its name, type and meaning. All formats of nodes
/// and edges write these, so a new one is a line in attributes.cpp. docs/formats.md, "Attributes", lists them for
/// users.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/export/view.h"

namespace entente {

enum class AttributeType : std::uint8_t {
  text,
  list,     // texts joined by ';', where the format has no lists
  day,      // YYYY-MM-DD
  integer,  // at least 0
  number,
};

template <class Item>
struct Attribute {
  std::string_view name;
  AttributeType type = AttributeType::text;
  std::string_view meaning;
  /// The value as it is written, "" for none: a view of the item or of `buffer`.
  std::string_view (*value)(const Item& item, std::string& buffer) = nullptr;
};
using NodeAttribute = Attribute<ViewNode>;
using EdgeAttribute = Attribute<ViewEdge>;

/// In the order in which they are written. Ids and the ends of edges are no attributes.
std::span<const NodeAttribute> node_attributes();
std::span<const EdgeAttribute> edge_attributes();

/// Those that a format does not have a place of its own for.
template <class Item>
std::vector<Attribute<Item>> without(std::span<const Attribute<Item>> all,
                                     std::initializer_list<std::string_view> names) {
  std::vector<Attribute<Item>> rest;
  for (const auto& attribute : all)
    if (std::find(names.begin(), names.end(), attribute.name) == names.end()) rest.push_back(attribute);
  return rest;
}

/// Gives an attribute the name that a format needs instead.
template <class Item>
void rename(std::vector<Attribute<Item>>& attributes, std::string_view from, std::string_view to) {
  for (auto& attribute : attributes)
    if (attribute.name == from) attribute.name = to;
}

}  // namespace entente
