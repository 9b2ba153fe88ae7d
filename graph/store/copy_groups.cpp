// SPDX-License-Identifier: Apache-2.0
#include "graph/store/copy_groups.h"

#include <algorithm>

namespace entente {
namespace {

constexpr std::size_t most_texts_kept = 512;
constexpr std::string_view behind_all_dates = "~";

std::int64_t as_signed(std::uint64_t hash) { return static_cast<std::int64_t>(hash); }

}  // namespace

CopyGroups::CopyGroups(Database& database)
    : insert_(database.prepare("INSERT INTO copies VALUES(?,?,NULL,0)")),
      erase_(database.prepare("DELETE FROM copies WHERE article=?")),
      find_(database.prepare("SELECT words, original, likeness FROM copies WHERE article=?")),
      update_(database.prepare("UPDATE copies SET original=?2, likeness=?3 WHERE article=?1")),
      copies_of_(database.prepare("SELECT article FROM copies WHERE original=? ORDER BY article")),
      with_words_(database.prepare("SELECT article FROM copies WHERE words=? ORDER BY article")),
      insert_band_(database.prepare("INSERT OR IGNORE INTO bands VALUES(?,?)")),
      erase_bands_(database.prepare("DELETE FROM bands WHERE band=? AND words=?")),
      in_band_(database.prepare("SELECT words FROM bands WHERE band=?")),
      read_rank_(database.prepare("SELECT published, id FROM articles WHERE number=?")),
      read_text_(database.prepare("SELECT text FROM articles WHERE number=?")) {}

void CopyGroups::add(std::int64_t article, std::string_view text) {
  TextSketch sketch = sketch_of(text);
  if (sketch.words == 0) return;
  insert_.bind(1, article).bind(2, as_signed(sketch.words)).run();
  for (const auto band : sketch.bands) insert_band_.bind(1, as_signed(band)).bind(2, as_signed(sketch.words)).run();
  added_.emplace(article, sketch.words);
  bands_.try_emplace(sketch.words, std::move(sketch.bands));
}

void CopyGroups::remove(std::int64_t article) {
  const std::uint64_t text = words(article);
  if (text == 0) return;
  if (const auto first = original(article); first != no_article)
    for (const auto copy : copies(first)) unsettled_.insert(copy);
  if (articles_with(text).size() == 1) {
    for (const auto band : bands(text)) erase_bands_.bind(1, as_signed(band)).bind(2, as_signed(text)).run();
    bands_.erase(text);
  }
  erase_.bind(1, article).run();
  added_.erase(article);
  unsettled_.erase(article);
  first_.clear();
}

void CopyGroups::detach(std::int64_t copy) {
  write({.article = copy});
  unsettled_.insert(copy);
}

void CopyGroups::write(const Change& change) {
  update_.bind(1, change.article).bind(3, change.likeness);
  if (change.original == no_article) update_.bind_null(2);
  else update_.bind(2, change.original);
  update_.run();
}

std::uint64_t CopyGroups::words(std::int64_t article) {
  if (const auto added = added_.find(article); added != added_.end()) return added->second;
  Rows rows(find_.bind(1, article));
  return rows.next() ? static_cast<std::uint64_t>(find_.integer(0)) : 0;
}

std::int64_t CopyGroups::original(std::int64_t article) {
  Rows rows(find_.bind(1, article));
  return rows.next() ? find_.integer(1) : no_article;
}

std::vector<std::int64_t> CopyGroups::copies(std::int64_t original) {
  std::vector<std::int64_t> all;
  Rows rows(copies_of_.bind(1, original));
  while (rows.next()) all.push_back(copies_of_.integer(0));
  return all;
}

std::vector<std::int64_t> CopyGroups::articles_with(std::uint64_t words) {
  std::vector<std::int64_t> all;
  Rows rows(with_words_.bind(1, as_signed(words)));
  while (rows.next()) all.push_back(with_words_.integer(0));
  return all;
}

const CopyGroups::Rank& CopyGroups::rank(std::int64_t article) {
  const auto [known, is_new] = ranks_.try_emplace(article);
  if (is_new) {
    Rows rows(read_rank_.bind(1, article));
    if (rows.next()) {
      const std::string_view published = read_rank_.text(0);
      known->second = {std::string(published.empty() ? behind_all_dates : published), std::string(read_rank_.text(1))};
    }
  }
  return known->second;
}

std::int64_t CopyGroups::first_with(std::uint64_t words) {
  const auto [known, is_new] = first_.try_emplace(words, no_article);
  if (is_new) {
    const auto all = articles_with(words);
    const auto first =
        std::min_element(all.begin(), all.end(), [&](std::int64_t a, std::int64_t b) { return rank(a) < rank(b); });
    if (first != all.end()) known->second = *first;
  }
  return known->second;
}

const Shingles& CopyGroups::shingles(std::uint64_t words) {
  const auto known = shingles_.find(words);
  if (known != shingles_.end()) return known->second;
  Rows rows(read_text_.bind(1, first_with(words)));
  return shingles_.emplace(words, rows.next() ? shingles_of(read_text_.text(0)) : Shingles()).first->second;
}

const std::vector<std::uint64_t>& CopyGroups::bands(std::uint64_t words) {
  const auto known = bands_.find(words);
  if (known != bands_.end()) return known->second;
  Rows rows(read_text_.bind(1, first_with(words)));
  auto bands = rows.next() ? sketch_of(read_text_.text(0)).bands : std::vector<std::uint64_t>();
  return bands_.emplace(words, std::move(bands)).first->second;
}

const std::vector<CopyGroups::Alike>& CopyGroups::alike(std::uint64_t words) {
  const auto [known, is_new] = alike_.try_emplace(words);
  if (!is_new) return known->second;
  known->second.push_back({.words = words, .likeness = 1000});
  std::set<std::uint64_t> candidates;
  for (const auto band : bands(words)) {
    Rows rows(in_band_.bind(1, as_signed(band)));
    while (rows.next()) candidates.insert(static_cast<std::uint64_t>(in_band_.integer(0)));
  }
  candidates.erase(words);
  if (shingles_.size() > most_texts_kept) shingles_.clear();
  for (const auto candidate : candidates)
    if (const int found = likeness(shingles(words), shingles(candidate)); found > 0)
      known->second.push_back({.words = candidate, .likeness = found});
  return known->second;
}

CopyGroups::Pointer CopyGroups::pointer(std::uint64_t words) {
  const auto known = pointers_.find(words);
  if (known != pointers_.end()) return known->second;
  Pointer best;
  for (const auto& [text, likeness] : alike(words)) {
    const std::int64_t article = first_with(text);
    if (best.article == no_article || rank(article) < rank(best.article)) best = {article, likeness};
  }
  return pointers_.emplace(words, best).first->second;
}

std::set<std::int64_t> CopyGroups::affected() {
  std::set<std::int64_t> articles = unsettled_;
  std::set<std::uint64_t> texts;
  for (const auto& [article, text] : added_) {
    articles.insert(article);
    for (const auto& one : alike(text)) texts.insert(one.words);
  }
  std::set<std::int64_t> originals;
  for (const auto text : texts)
    for (const auto article : articles_with(text)) {
      const std::int64_t first = original(article);
      originals.insert(first == no_article ? article : first);
    }
  for (const auto first : originals) {
    articles.insert(first);
    for (const auto copy : copies(first)) articles.insert(copy);
  }
  return articles;
}

std::vector<CopyGroups::Change> CopyGroups::changes() {
  std::vector<Change> changes;
  const std::set<std::int64_t> articles = affected();
  for (const auto article : articles) {
    Change change{.article = article};
    for (std::int64_t at = article;;) {
      const std::int64_t next = articles.contains(at) ? pointer(words(at)).article : original(at);
      if (next == at || next == no_article) break;
      change.original = at = next;
    }
    if (change.original != no_article) change.likeness = pointer(words(article)).likeness;
    Rows rows(find_.bind(1, article));
    if (!rows.next()) continue;
    change.old_original = find_.integer(1);
    if (change.original != change.old_original || change.likeness != find_.integer(2)) changes.push_back(change);
  }
  added_.clear();
  unsettled_.clear();
  bands_.clear();
  ranks_.clear();
  shingles_.clear();
  first_.clear();
  alike_.clear();
  pointers_.clear();
  return changes;
}

}  // namespace entente
