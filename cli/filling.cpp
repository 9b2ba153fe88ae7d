// SPDX-License-Identifier: Apache-2.0
#include "cli/filling.h"

#include <ostream>

#include "base/hash.h"
#include "cli/table.h"

namespace entente {
namespace {

std::string hash_suffix(const Article& article) { return "-" + sha256_hex(article.text).substr(0, 8); }

}  // namespace

Result<bool> holds(const Store& store, const Article& article) {
  ENTENTE_TRY(const bool is_there, store.holds(article));
  if (is_there) return true;
  Article renamed = article;
  renamed.id += hash_suffix(article);
  return store.holds(renamed);
}

Result<void> fill_in(Store& store, const ArticleFacts& facts, Tally& tally) {
  ENTENTE_CHECK(store.begin());
  const Article& article = facts.article;
  const std::string suffix = hash_suffix(article);
  Article renamed = article;
  renamed.id += suffix;
  ENTENTE_TRY(const bool is_there_renamed, store.holds(renamed));
  if (is_there_renamed) {
    ++tally.unchanged;
    return {};
  }
  if (article.id.size() > suffix.size() && article.id.ends_with(suffix)) {
    renamed.id = article.id.substr(0, article.id.size() - suffix.size());
    ENTENTE_TRY(const bool had_plain_name, store.holds(renamed));
    if (had_plain_name) {
      ENTENTE_CHECK(store.remove(renamed.id));
      ENTENTE_CHECK(store.add(facts));
      ++tally.unchanged;
      return {};
    }
  }
  ENTENTE_TRY(const Store::Change change, store.add(facts));
  tally.added += change == Store::Change::added;
  tally.replaced += change == Store::Change::replaced;
  tally.unchanged += change == Store::Change::unchanged;
  return {};
}

std::string copies_among(const Counts& counts) {
  if (counts.copies == 0) return "";
  return " (" + std::to_string(counts.copies) + (counts.copies == 1 ? " a copy" : " copies") + " of another)";
}

void say_what_there_is(const Store& store, const Tally& tally, Streams& streams) {
  const auto counts = store.counts();
  if (!counts) return;
  streams.err << store.path() << ": " << counted(counts->articles, "article", "articles") << copies_among(*counts)
              << ", " << counted(counts->entities, "entity", "entities") << ", "
              << counted(counts->events, "event", "events") << ", "
              << counted(counts->relations, "relation", "relations");
  if (tally.replaced > 0) streams.err << "; " << tally.replaced << " replaced";
  if (tally.unchanged > 0) streams.err << "; " << tally.unchanged << " already there";
  streams.err << '\n';
}

}  // namespace entente
