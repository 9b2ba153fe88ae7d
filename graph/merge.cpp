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

constexpr int highest_merged_confidence = 990;  // several sources never make a certainty

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
bool is_between_parties(const EventRecord& event) {
  const std::size_t parties = event.sources.size() + event.targets.size();
  return parties >= 2 && event.type != EventType::statement && event.type != EventType::other;
}

bool is_speech_act(EventType type) {
  return type == EventType::request || type == EventType::accuse || type == EventType::reject ||
         type == EventType::threaten || type == EventType::support;
}

/// What a person or an organisation does or suffers once: an arrest, a conviction, an election, a resignation. Of a
/// state or a place it may be said several times a day, of meetings and deals only the other side tells which.
bool is_lone_deed(const EventRecord& event) {
  switch (event.type) {
    case EventType::retreat:
    case EventType::protest:
    case EventType::sanction:
    case EventType::mobilize:
    case EventType::coerce:
    case EventType::assault:
    case EventType::election: break;
    default: return false;
  }
  if (event.modality != Modality::asserted || event.sources.size() + event.targets.size() != 1) return false;
  const std::string& party = event.sources.empty() ? event.targets.front() : event.sources.front();
  return party.starts_with("person:") || party.starts_with("org:");
}

/// Nothing in the text says when; two articles of one day that both report it so report news.
bool is_undated_news(const EventRecord& event, std::string_view published) {
  return !published.empty() && (!event.time || event.time->text.empty()) && event.modality == Modality::asserted &&
         !is_speech_act(event.type) && (is_between_parties(event) || is_lone_deed(event));
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
  const bool is_copy = !a.original.empty();
  const bool is_other_copy = !b.original.empty();
  return std::tie(is_copy, b.confidence, a.article, a.range, a.trigger, a.id, a.rule) <
         std::tie(is_other_copy, a.confidence, b.article, b.range, b.trigger, b.id, b.rule);
}

/// 1 − Π(1 − c), each source, text and sentence once. Statements are sorted, so the product has one order.
int joint_confidence(const std::vector<Statement>& statements) {
  std::vector<std::string_view> origins;
  std::vector<std::string_view> originals;
  std::vector<std::uint64_t> sentences;
  const auto is_in = [](const auto& seen, const auto& one) {
    return std::find(seen.begin(), seen.end(), one) != seen.end();
  };
  double doubt = 1;
  for (const auto& statement : statements) {
    const std::string_view original = statement.original.empty() ? statement.article : statement.original;
    if ((statement.words != 0 && is_in(sentences, statement.words)) || is_in(origins, statement.origin) ||
        is_in(originals, original))
      continue;
    origins.push_back(statement.origin);
    originals.push_back(original);
    sentences.push_back(statement.words);
    doubt *= 1 - statement.confidence / 1000.0;
    if (origins.size() == 16) break;  // nothing is left to gain
  }
  const int joint = static_cast<int>(std::lround((1 - doubt) * 1000));
  return std::max(statements.front().confidence, std::min(joint, highest_merged_confidence));
}

}  // namespace

std::uint64_t words_hash(std::string_view sentence, std::size_t fewest_letters) {
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
  return count < fewest_letters ? 0 : spread(hash) | 1;
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

std::uint64_t fact_key(const EventRecord& event, std::uint64_t words, std::string_view published) {
  const bool is_dated = is_of_one_day(event.time);
  const bool by_day = is_dated && is_between_parties(event);
  const bool by_deed = !by_day && is_dated && is_lone_deed(event);
  const bool by_news = !by_day && !by_deed && is_undated_news(event, published);
  const bool by_words = !by_day && !by_deed && !by_news;
  if (by_words && words == 0) return spread(fnv1a("event\x1f" + event.id));
  std::string key = by_day ? "day\x1f" : by_deed ? "deed\x1f" : by_news ? "news\x1f" : "words\x1f";
  (key += name_of(event.type)) += '\x1f';
  (key += name_of(event.modality)) += '\x1f';
  key += parties_of(event);
  if (event.time && !by_news) key += event.time->value;
  if (!by_words && is_forceful(event.type)) (key += '\x1f') += event.place;
  if (by_deed || by_news) (key += '\x1f') += event.mode;
  if (by_news) (key += '\x1f') += published;
  if (by_words) (key += '\x1f') += to_hex(words);
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
  if (fact.kind == FactKind::event && fact.time_text.empty()) fact.time = first_of(&Statement::implied_time);
  fact.from = first_of(&Statement::from);
  fact.until = first_of(&Statement::until);
  const bool is_all_claimed = std::all_of(statements.begin(), statements.end(),
                                          [](const Statement& statement) { return !statement.attributed_to.empty(); });
  fact.attributed_to = is_all_claimed && !statements.empty() ? statements.front().attributed_to : "";
  if (!statements.empty()) fact.confidence = joint_confidence(statements);
}

}  // namespace entente
