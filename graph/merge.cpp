// SPDX-License-Identifier: Apache-2.0
#include "graph/merge.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "base/date.h"
#include "base/hash.h"
#include "base/utf8.h"

namespace entente {
namespace {

constexpr std::size_t shortest_telling_sentence = 40;  // letters and digits
constexpr int highest_merged_confidence = 990;         // several sources never make a certainty

/// FNV-1a mixes its last bytes weakly; this finaliser (splitmix64) spreads them.
std::uint64_t spread(std::uint64_t hash) {
  hash ^= hash >> 30;
  hash *= 0xbf58476d1ce4e5b9ULL;
  hash ^= hash >> 27;
  hash *= 0x94d049bb133111ebULL;
  return hash ^ (hash >> 31);
}

bool is_of_one_day(const std::optional<TimeRecord>& time) {
  if (!time || time->value.find('/') != std::string::npos) return false;
  const auto date = parse_date(time->value);
  return date && date->day != 0;
}

bool is_forceful(EventType type) {
  return type == EventType::assault || type == EventType::coerce || type == EventType::mobilize ||
         type == EventType::protest;
}

/// What somebody says on one day may be many things; what happens between the same parties is likely one.
bool is_mergeable_by_day(const EventRecord& event) {
  const std::size_t parties = event.sources.size() + event.targets.size();
  return parties >= 2 && event.type != EventType::statement && event.type != EventType::other &&
         is_of_one_day(event.time);
}

std::string parties_of(const EventRecord& event) {
  std::vector<std::string> sources = event.sources;
  std::vector<std::string> targets = event.targets;
  if (is_reciprocal(event.type)) {
    sources.insert(sources.end(), targets.begin(), targets.end());
    targets.clear();
  }
  std::string parties;
  for (auto* side : {&sources, &targets}) {
    std::sort(side->begin(), side->end());
    side->erase(std::unique(side->begin(), side->end()), side->end());
    for (const auto& id : *side) parties += id + '\x1f';
    parties += '\x1e';
  }
  return parties;
}

bool is_stronger(const Statement& a, const Statement& b) {
  return std::tie(b.confidence, a.article, a.range, a.trigger, a.id, a.rule) <
         std::tie(a.confidence, b.article, b.range, b.trigger, b.id, b.rule);
}

/// 1 − Π(1 − c), each source and each sentence once. Statements are sorted, so the product has one order.
int joint_confidence(const std::vector<Statement>& statements) {
  std::vector<std::string_view> origins;
  std::vector<std::uint64_t> sentences;
  double doubt = 1;
  for (const auto& statement : statements) {
    const bool is_copy =
        statement.words != 0 && std::find(sentences.begin(), sentences.end(), statement.words) != sentences.end();
    if (is_copy || std::find(origins.begin(), origins.end(), statement.origin) != origins.end()) continue;
    origins.push_back(statement.origin);
    sentences.push_back(statement.words);
    doubt *= 1 - statement.confidence / 1000.0;
    if (origins.size() == 16) break;  // nothing is left to gain
  }
  const int joint = static_cast<int>(std::lround((1 - doubt) * 1000));
  return std::max(statements.front().confidence, std::min(joint, highest_merged_confidence));
}

}  // namespace

std::uint64_t words_hash(std::string_view sentence) {
  std::uint64_t hash = fnv1a("");
  std::size_t count = 0;
  for (std::size_t at = 0; at < sentence.size();) {
    const auto byte = static_cast<unsigned char>(sentence[at]);
    if (byte < 0x80) {
      const char lower = static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte);
      if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9')) {
        hash = fnv1a({&lower, 1}, hash);
        ++count;
      }
      ++at;
      continue;
    }
    const CodePoint point = code_point_at(sentence, at);
    if (is_letter(point.value) || is_digit(point.value)) {
      hash = fnv1a(fold(sentence.substr(at, point.size)), hash);
      ++count;
    }
    at += point.size;
  }
  return count < shortest_telling_sentence ? 0 : spread(hash) | 1;
}

std::uint64_t fact_key(const RelationRecord& relation) {
  const bool swap = is_symmetric(relation.type) && relation.tail < relation.head;
  std::string key = "relation\x1f";
  key += name_of(relation.type);
  key += '\x1f';
  key += swap ? relation.tail : relation.head;
  key += '\x1f';
  key += swap ? relation.head : relation.tail;
  if (relation.modality != Modality::asserted) (key += '\x1f') += name_of(relation.modality);
  return spread(fnv1a(key));
}

std::uint64_t fact_key(const EventRecord& event, std::uint64_t words) {
  const bool by_day = is_mergeable_by_day(event);
  if (!by_day && words == 0) return spread(fnv1a("event\x1f" + event.id));
  std::string key = by_day ? "day\x1f" : "words\x1f";
  (key += name_of(event.type)) += '\x1f';
  (key += name_of(event.modality)) += '\x1f';
  key += parties_of(event);
  if (event.time) key += event.time->value;
  if (by_day && is_forceful(event.type)) (key += '\x1f') += event.place;
  if (!by_day) (key += '\x1f') += to_hex(words);
  return spread(fnv1a(key));
}

std::uint64_t repeated_key(std::uint64_t key, std::uint32_t repetition) {
  return repetition == 0 ? key : spread(key + repetition);
}

std::string relation_id(std::uint64_t key) { return "relation:" + to_hex(key); }

void merge_statements(std::vector<Statement>& statements, MergedFact& fact) {
  std::sort(statements.begin(), statements.end(), is_stronger);
  const auto first_of = [&](std::string Statement::* member) {
    for (const auto& statement : statements)
      if (!(statement.*member).empty()) return statement.*member;
    return std::string();
  };
  fact.mode = first_of(&Statement::mode);
  fact.cameo = first_of(&Statement::cameo);
  fact.predicate = first_of(&Statement::predicate);
  fact.title = first_of(&Statement::title);
  fact.time_text = first_of(&Statement::time_text);
  fact.from = first_of(&Statement::from);
  fact.until = first_of(&Statement::until);
  const bool is_all_claimed = std::all_of(statements.begin(), statements.end(),
                                          [](const Statement& statement) { return !statement.attributed_to.empty(); });
  fact.attributed_to = is_all_claimed && !statements.empty() ? statements.front().attributed_to : "";
  if (!statements.empty()) fact.confidence = joint_confidence(statements);
}

}  // namespace entente
