// SPDX-License-Identifier: Apache-2.0
#include "graph/query/resolve.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <vector>

#include "base/utf8.h"
#include "graph/query/edit_distance.h"

namespace entente {
namespace {

constexpr std::size_t most_candidates = 8;
constexpr std::size_t most_suggestions = 3;

std::vector<EntityRow> rows_of(Reader& reader, const std::vector<std::uint32_t>& numbers) {
  std::vector<EntityRow> rows;
  for (const auto number : numbers) rows.push_back(reader.entity(number));
  return rows;
}

/// Best known first; ids break ties.
void rank(std::vector<EntityRow>& rows) {
  std::sort(rows.begin(), rows.end(), [](const EntityRow& a, const EntityRow& b) {
    return a.mentions != b.mentions ? a.mentions > b.mentions : a.entity.id < b.entity.id;
  });
}

/// Of entities that share a name exactly, a state stands for the places called like it.
void prefer_state(std::vector<EntityRow>& rows) {
  const auto is_state = [](const EntityRow& row) { return row.entity.type == EntityType::state; };
  if (std::count_if(rows.begin(), rows.end(), is_state) != 1) return;
  if (std::any_of(rows.begin(), rows.end(), [](const EntityRow& row) {
        return row.entity.type != EntityType::state && row.entity.type != EntityType::place;
      }))
    return;
  std::erase_if(rows, [&](const EntityRow& row) { return !is_state(row); });
}

Result<EntityRow> only_one(std::vector<EntityRow> rows, std::string_view text) {
  if (rows.size() == 1) return rows.front();
  rank(rows);
  std::string message = "\"" + std::string(text) + "\" may mean ";
  for (std::size_t i = 0; i < rows.size() && i < most_candidates; ++i) {
    if (i > 0) message += i + 1 == rows.size() ? " or " : ", ";
    message += label_of(rows[i].entity);
  }
  if (rows.size() > most_candidates) message += " or " + std::to_string(rows.size() - most_candidates) + " more";
  return fail(ErrorKind::usage, message + "; say which by its id");
}

bool is_word_break(std::string_view key, std::size_t at) {
  return at == 0 || at >= key.size() || key[at - 1] == ' ' || key[at - 1] == '-' || key[at] == ' ' || key[at] == '-';
}

/// Whether `part` stands in `key` as whole words.
bool has_words(std::string_view key, std::string_view part) {
  for (auto at = key.find(part); at != std::string_view::npos; at = key.find(part, at + 1))
    if (is_word_break(key, at) && (at + part.size() == key.size() || is_word_break(key, at + part.size()))) return true;
  return false;
}

std::string suggestions(Reader& reader, std::string_view key) {
  std::map<std::tuple<std::size_t, std::string, std::string>, std::uint32_t> nearest;  // distance, name, id
  const std::size_t tolerated = std::max<std::size_t>(1, key.size() / 3);
  reader.each_name([&](std::string_view name, std::uint32_t entity) {
    if (name.size() > key.size() + tolerated || key.size() > name.size() + tolerated) return;
    const std::size_t apart = edit_distance(name, key);
    if (apart > tolerated) return;
    nearest.emplace(std::tuple(apart, std::string(name), reader.entity_id(entity)), entity);
    if (nearest.size() > 4 * most_suggestions) nearest.erase(std::prev(nearest.end()));
  });
  std::string list;
  std::set<std::uint32_t> listed;
  for (const auto& [near, entity] : nearest) {
    if (listed.size() == most_suggestions || !listed.insert(entity).second) continue;
    list += (list.empty() ? "" : ", ") + reader.entity(entity).entity.name;
  }
  return list;
}

/// The entities of names, each once; of those whose own name it is, if there are any.
std::vector<EntityRow> entities_of(Reader& reader, const std::vector<NameRow>& names, std::string_view key) {
  std::set<std::uint32_t> numbers;
  for (const auto& name : names) numbers.insert(name.entity);
  std::vector<EntityRow> rows = rows_of(reader, {numbers.begin(), numbers.end()});
  const auto has_own = [&](const EntityRow& row) { return fold(row.entity.name) == key; };
  if (std::any_of(rows.begin(), rows.end(), has_own))
    std::erase_if(rows, [&](const EntityRow& row) { return !has_own(row); });
  prefer_state(rows);
  return rows;
}

/// "Putin" while articles say "Vladimir Putin": whole words of a name, best its last ones.
std::vector<EntityRow> entities_by_words(Reader& reader, std::string_view key) {
  std::vector<NameRow> names = reader.names_with(key);
  std::erase_if(names, [&](const NameRow& name) { return !has_words(fold(name.name), key); });
  std::vector<EntityRow> rows = entities_of(reader, names, key);
  const auto ends_so = [&](const EntityRow& row) { return fold(row.entity.name).ends_with(key); };
  if (std::any_of(rows.begin(), rows.end(), ends_so))
    std::erase_if(rows, [&](const EntityRow& row) { return !ends_so(row); });
  return rows;
}

bool is_wikidata_id(std::string_view text) {
  return text.size() > 1 && text[0] == 'Q' && text.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

bool looks_like_code(std::string_view text) {
  return text.size() == 3 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

std::string label_of(const Entity& entity) { return entity.name + " (" + entity.id + ")"; }

Result<EntityRow> resolve_entity(Reader& reader, std::string_view text) {
  if (const auto number = reader.find_entity(text); number != no_number) return reader.entity(number);
  if (is_wikidata_id(text))
    if (auto rows = rows_of(reader, reader.entities_by_wikidata(text)); !rows.empty())
      return only_one(std::move(rows), text);
  if (looks_like_code(text))
    if (auto rows = rows_of(reader, reader.entities_by_code(text)); !rows.empty())
      return only_one(std::move(rows), text);
  const std::string key = fold(text);
  if (!key.empty()) {
    if (auto rows = entities_of(reader, reader.names(key), key); !rows.empty()) return only_one(std::move(rows), text);
    if (auto rows = entities_by_words(reader, key); !rows.empty()) return only_one(std::move(rows), text);
  }
  ENTENTE_CHECK(reader.check());
  const std::string near = key.empty() ? "" : suggestions(reader, key);
  return fail(ErrorKind::not_found,
              "no entity is called \"" + std::string(text) + "\"" + (near.empty() ? "" : "; near: " + near));
}

}  // namespace entente
