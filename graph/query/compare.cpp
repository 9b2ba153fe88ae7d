// SPDX-License-Identifier: Apache-2.0
#include "graph/query/compare.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.h"
#include "graph/store/reader.h"

namespace entente {
namespace {

using Described = std::map<std::string, std::string>;  // id → what it says

std::string counted(std::uint64_t count, const char* thing) {
  return std::to_string(count) + " " + thing + (count == 1 ? "" : "s");
}

std::vector<DifferentItem> difference(const Described& old_items, const Described& new_items) {
  std::vector<DifferentItem> items;
  for (const auto& [id, value] : old_items) {
    const auto twin = new_items.find(id);
    if (twin == new_items.end())
      items.push_back({.difference = Difference::only_old, .id = id, .old_value = value, .new_value = {}});
    else if (twin->second != value)
      items.push_back({.difference = Difference::changed, .id = id, .old_value = value, .new_value = twin->second});
  }
  for (const auto& [id, value] : new_items)
    if (!old_items.contains(id))
      items.push_back({.difference = Difference::only_new, .id = id, .old_value = {}, .new_value = value});
  std::sort(items.begin(), items.end(), [](const DifferentItem& a, const DifferentItem& b) { return a.id < b.id; });
  return items;
}

Described articles_of(Reader& reader) {
  Described described;
  for (const auto& article : reader.articles())
    described[article.id] =
        article.published + " " + article.title + ", text " + reader.article_hash(article.number).substr(0, 12);
  return described;
}

Described entities_of(Reader& reader) {
  Described described;
  for (const auto& row : reader.entities()) {
    std::string& text = described[row.entity.id];
    text = std::string(name_of(row.entity.type)) + " " + row.entity.name;
    for (const auto* field : {&row.entity.wikidata, &row.entity.code, &row.entity.country, &row.entity.sector})
      if (!field->empty()) text += " " + *field;
    text += ", in " + counted(row.articles, "article");
  }
  return described;
}

Described facts_of(Reader& reader) {
  Described described;
  const auto names = [&](const std::vector<std::uint32_t>& entities) {
    std::string list;
    for (const auto number : entities) list += (list.empty() ? "" : ", ") + reader.entity(number).entity.name;
    return list;
  };
  std::vector<std::uint32_t> numbers;
  reader.each_fact([&](const Tie& tie) { numbers.push_back(tie.fact); });
  for (const auto number : numbers) {
    const MergedFact fact = reader.fact(number);
    std::string text = names(fact.sources) + " " + std::string(type_name(fact)) + " " + names(fact.targets);
    for (const auto* field : {&fact.time, &fact.from, &fact.until, &fact.title})
      if (!field->empty()) text += " " + *field;
    const std::string thousandths = std::to_string(1000 + fact.confidence).substr(1);
    text += ", " + counted(fact.evidence.size(), "quote") + ", confidence " +
            (fact.confidence >= 1000 ? "1" : "0." + thousandths);
    described[fact.id] += text;
  }
  return described;
}

}  // namespace

Result<Comparison> compare(const Store& old_store, const Store& new_store) {
  Reader old_reader(old_store);
  Reader new_reader(new_store);
  Comparison comparison{.articles = difference(articles_of(old_reader), articles_of(new_reader)),
                        .entities = difference(entities_of(old_reader), entities_of(new_reader)),
                        .facts = difference(facts_of(old_reader), facts_of(new_reader))};
  ENTENTE_CHECK(old_reader.check());
  ENTENTE_CHECK(new_reader.check());
  return comparison;
}

Result<std::vector<Decision>> suggest_merges(const Store& store) {
  Reader reader(store);
  ENTENTE_TRY(const auto decided, store.decisions());
  std::set<std::pair<std::string, std::string>> known;
  for (const auto& decision : decided) known.emplace(decision.one, decision.other);
  std::map<std::string, std::vector<std::string>> alike;  // what they share → ids in order
  for (const auto& row : reader.entities()) {
    const std::string type(name_of(row.entity.type));
    alike[type + "\x1fname\x1f" + fold(row.entity.name)].push_back(row.entity.id);
    if (!row.entity.wikidata.empty()) alike[type + "\x1fwikidata\x1f" + row.entity.wikidata].push_back(row.entity.id);
  }
  std::set<std::pair<std::string, std::string>> pairs;
  for (const auto& [shared, ids] : alike)
    for (std::size_t i = 0; i < ids.size(); ++i)
      for (std::size_t j = i + 1; j < ids.size(); ++j)
        if (!known.contains({ids[i], ids[j]})) pairs.emplace(ids[i], ids[j]);
  std::vector<Decision> suggestions;
  for (const auto& [one, other] : pairs)
    suggestions.push_back({.one = one, .other = other, .judgement = Judgement::unsure, .who = {}, .decided = {}});
  ENTENTE_CHECK(reader.check());
  return suggestions;
}

}  // namespace entente
