// SPDX-License-Identifier: Apache-2.0
/// JSON objects on their way to a stream, one on each line, within or without an array.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/export/attributes.h"

namespace entente {

class JsonItems {
 public:
  explicit JsonItems(std::ostream& out);
  ~JsonItems();

  /// What stands around the items: JSON as it is. Ends an array that was begun, so the next item is a first one.
  void frame(std::string_view json);

  JsonItems& open(char bracket);   // { or [
  JsonItems& close(char bracket);  // } or ]
  JsonItems& key(std::string_view name);
  JsonItems& text(std::string_view value);
  JsonItems& number(std::string_view digits);
  JsonItems& integer(std::int64_t value) { return number(std::to_string(value)); }

  /// All values that a node or edge has, as members of the object that is open.
  template <class Owner>
  void members(const std::vector<Attribute<Owner>>& attributes, const Owner& owner, bool with_lists) {
    for (const auto& attribute : attributes)
      if (const auto value = attribute.value(owner, value_); !value.empty())
        member(attribute.name, attribute.type, value, with_lists);
  }

  /// After the bracket that closes an item of an array.
  void end_item();
  /// The same of JSON Lines, which have nothing between them.
  void end_line();

 private:
  void member(std::string_view name, AttributeType type, std::string_view value, bool with_lists);

  std::ostream& out_;
  struct Item;
  std::unique_ptr<Item> item_;
  std::string value_;
  bool is_first_ = true;
};

}  // namespace entente
