// SPDX-License-Identifier: Apache-2.0
// The last part of Contribution::settle(): the rows of entities, with their names and what articles say of them.
#include <algorithm>
#include <array>
#include <map>

#include "base/utf8.h"
#include "graph/store/attributes.h"
#include "graph/store/contribution.h"

namespace entente {
namespace {

/// For every attribute the value that most articles give; the smallest of equals.
Attributes most_given(const std::map<std::string, std::int64_t, std::less<>>& variants) {
  std::array<std::map<std::string_view, std::int64_t>, Attributes().size()> values;
  for (const auto& [packed, articles] : variants)
    each_attribute(packed, [&, n = articles](std::size_t index, std::string_view value) { values[index][value] += n; });
  Attributes best;
  for (std::size_t i = 0; i < values.size(); ++i) {
    std::int64_t most = 0;
    for (const auto& [value, articles] : values[i]) {
      if (articles <= most) continue;
      most = articles;
      best[i] = value;
    }
  }
  return best;
}

}  // namespace

void Contribution::settle_entities() {
  std::sort(pending_entities_.begin(), pending_entities_.end(),
            [this](const PendingEntity& a, const PendingEntity& b) { return known(a.id).number < known(b.id).number; });
  for (const auto& pending : pending_entities_) settle_entity(pending);
}

/// What articles say of an entity itself. There are rows only where they differ: what all agree on is in `entities`.
Contribution::Variants Contribution::settle_variants(const PendingEntity& pending, const KnownEntity& entity) {
  Variants variants;
  bool has_rows = false;
  if (!entity.is_new) {
    Rows rows(read_variants_.bind(1, entity.number));
    while (rows.next()) variants.emplace(read_variants_.text(0), read_variants_.integer(1));
    has_rows = !variants.empty();
  }
  if (!entity.is_new && !has_rows) {
    Rows rows(read_entity_.bind(1, entity.number));
    if (rows.next()) {
      Attributes row{name_of(static_cast<EntityType>(read_entity_.integer(0)))};
      for (std::size_t i = 1; i < row.size(); ++i) row[i] = read_entity_.text(static_cast<int>(i));
      packed_.clear();
      pack_attributes(packed_, row);
      variants.emplace(packed_, read_entity_.integer(6));
    }
  }
  for (const auto& change : pending.variants) variants[std::string(at(change.text))] += change.count;
  std::erase_if(variants, [](const auto& variant) { return variant.second <= 0; });
  const bool needs_rows = variants.size() > 1;
  if (has_rows && !needs_rows) drop_variants_.bind(1, entity.number).run();
  if (has_rows && needs_rows)
    for (const auto& change : pending.variants)
      if (!variants.contains(at(change.text))) drop_variant_.bind(1, entity.number).bind(2, at(change.text)).run();
  if (needs_rows)
    for (const auto& [attributes, articles] : variants)
      put_variant_.bind(1, entity.number).bind(2, attributes).bind(3, articles).run();
  return variants;
}

void Contribution::settle_names(const PendingEntity& pending, const KnownEntity& entity) {
  std::vector<Counted> changes = pending.names;
  if (!entity.is_new) {
    std::vector<std::pair<std::int64_t, std::int64_t>> uses;  // of rows that change
    {
      Rows rows(read_names_.bind(1, entity.number));
      while (rows.next()) {
        const auto name = read_names_.text(1);
        for (auto& change : changes) {
          if (change.count == 0 || at(change.text) != name) continue;
          uses.emplace_back(read_names_.integer(0), read_names_.integer(2) + change.count);
          change.count = 0;
        }
      }
    }
    for (const auto& [row, now] : uses) {
      if (now > 0) update_name_.bind(1, row).bind(2, now).run();
      else delete_name_.bind(1, row).run();
    }
  }
  for (const auto& change : changes) {
    if (change.count <= 0) continue;
    const std::string_view name = at(change.text);
    const std::string key = fold(name);
    insert_name_.bind(1, entity.number).bind(2, key).bind(3, name).bind(4, change.count).run();
  }
}

void Contribution::settle_entity(const PendingEntity& pending) {
  KnownEntity& entity = known(pending.id);
  settle_names(pending, entity);
  Variants variants;
  Attributes best;
  if (entity.is_new && pending.variants.size() == 1) {  // most of a large build
    if (pending.articles <= 0) return;
    each_attribute(at(pending.variants.front().text),
                   [&](std::size_t index, std::string_view value) { best[index] = value; });
  } else {
    variants = settle_variants(pending, entity);
    if (variants.empty()) {  // nobody speaks of it
      if (!entity.is_new) delete_entity_.bind(1, entity.number).run();
      entity.is_new = true;
      return;
    }
    best = most_given(variants);
  }
  const auto type = static_cast<int>(entity_type(best[0]).value_or(EntityType::person));
  Query& put = entity.is_new ? insert_entity_ : update_entity_;
  put.bind(1, entity.number).bind(2, entity_ids_.at(pending.id)).bind(3, type);
  for (std::size_t i = 1; i < best.size(); ++i) put.bind(static_cast<int>(i) + 3, best[i]);
  put.bind(9, pending.articles).bind(10, pending.mentions).bind(11, pending.degree).run();
  entity.is_new = false;
}

}  // namespace entente
