// SPDX-License-Identifier: Apache-2.0
#include "graph/store/copy_groups.h"

#include <algorithm>

namespace entente {
namespace {

constexpr std::size_t most_texts_kept = 512;
constexpr std::string_view behind_all_dates = "~";

constexpr std::size_t member_size = 12;

std::int64_t as_signed(std::uint64_t hash) { return static_cast<std::int64_t>(hash); }

std::uint64_t bucket_of(std::uint64_t band) { return band >> 32U; }  // of 48 bits

void put_number(std::string& bytes, std::uint64_t number, int size) {
  for (int i = 0; i < size; ++i) bytes += static_cast<char>(number >> (8U * static_cast<unsigned>(i)) & 0xffU);
}

std::uint64_t number_at(std::string_view bytes, std::size_t at, int size) {
  std::uint64_t number = 0;
  for (int i = size; i-- > 0;)
    number = number << 8U | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
  return number;
}

}  // namespace

CopyGroups::CopyGroups(Database& database)
    : insert_(database.prepare("INSERT INTO copies VALUES(?,?,NULL,0)")),
      erase_(database.prepare("DELETE FROM copies WHERE article=?")),
      find_(database.prepare("SELECT words, original, likeness FROM copies WHERE article=?")),
      update_(database.prepare("UPDATE copies SET original=?2, likeness=?3 WHERE article=?1")),
      copies_of_(database.prepare("SELECT article FROM copies WHERE original=? ORDER BY article")),
      with_words_(database.prepare("SELECT article FROM copies WHERE words=? ORDER BY article")),
      read_members_(database.prepare("SELECT members FROM bands WHERE bucket=?")),
      write_members_(database.prepare("INSERT OR REPLACE INTO bands VALUES(?,?)")),
      erase_members_(database.prepare("DELETE FROM bands WHERE bucket=?")),
      read_rank_(database.prepare("SELECT published, id FROM articles WHERE number=?")),
      read_text_(database.prepare("SELECT text FROM articles WHERE number=?")) {}

void CopyGroups::add(std::int64_t article, std::string_view text) {
  TextSketch sketch = sketch_of(text);
  if (sketch.words == 0) return;
  insert_.bind(1, article).bind(2, as_signed(sketch.words)).run();
  for (const auto band : sketch.bands) added_bands_.push_back({.band = band >> 16U, .words = sketch.words});
  if (sketch.bands.empty()) met_.insert(sketch.words);
  added_.emplace(article, sketch.words);
}

std::vector<CopyGroups::Member> CopyGroups::members(std::uint64_t bucket) {
  std::vector<Member> all;
  Rows rows(read_members_.bind(1, as_signed(bucket)));
  if (!rows.next()) return all;
  const std::string_view bytes = read_members_.bytes(0);
  for (std::size_t at = 0; at + member_size <= bytes.size(); at += member_size)
    all.push_back({.band = bucket << 32U | number_at(bytes, at, 4), .words = number_at(bytes, at + 4, 8)});
  return all;
}

void CopyGroups::write_members(std::uint64_t bucket, const std::vector<Member>& members) {
  if (members.empty()) {
    erase_members_.bind(1, as_signed(bucket)).run();
    return;
  }
  std::string bytes;
  for (const auto& member : members) {
    put_number(bytes, member.band & 0xffffffffU, 4);
    put_number(bytes, member.words, 8);
  }
  write_members_.bind(1, as_signed(bucket)).bind_bytes(2, bytes).run();
}

/// Bucket by bucket; what shares a band on the way has met.
void CopyGroups::write_bands() {
  std::sort(added_bands_.begin(), added_bands_.end());
  for (auto added = added_bands_.begin(); added != added_bands_.end();) {
    const std::uint64_t bucket = bucket_of(added->band);
    std::vector<Member> all = members(bucket);
    for (; added != added_bands_.end() && bucket_of(added->band) == bucket; ++added) all.push_back(*added);
    std::sort(all.begin(), all.end());
    for (std::size_t i = 1; i < all.size(); ++i)
      if (all[i].band == all[i - 1].band) {
        met_.insert(all[i].words);
        met_.insert(all[i - 1].words);
      }
    all.erase(std::unique(all.begin(), all.end()), all.end());
    write_members(bucket, all);
  }
  added_bands_.clear();
}

void CopyGroups::remove(std::int64_t article) {
  const std::uint64_t text = words(article);
  if (text == 0) return;
  write_bands();
  if (const auto first = original(article); first != no_article)
    for (const auto copy : copies(first)) unsettled_.insert(copy);
  if (articles_with(text).size() == 1) {
    for (const auto band : bands(text)) {
      std::vector<Member> all = members(bucket_of(band >> 16U));
      std::erase(all, Member{.band = band >> 16U, .words = text});
      write_members(bucket_of(band >> 16U), all);
    }
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
    for (const auto& member : members(bucket_of(band >> 16U)))
      if (member.band == band >> 16U) candidates.insert(member.words);
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
    if (!met_.contains(text)) continue;  // like no other
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
  write_bands();
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
  met_.clear();
  bands_.clear();
  ranks_.clear();
  shingles_.clear();
  first_.clear();
  alike_.clear();
  pointers_.clear();
  return changes;
}

}  // namespace entente
