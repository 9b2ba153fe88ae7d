// SPDX-License-Identifier: Apache-2.0
#include "graph/store/keyed_events.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace entente {
namespace {

/// Where in which sentence an event of which type is reported; the same in copies of the text.
using Position = std::tuple<std::uint64_t, EventType, std::uint32_t>;

Position position_of(const EventRecord& event, SentenceHashes& sentences) {
  const bool has_trigger = event.trigger.start >= event.sentence.start;
  return {sentences.any(event.sentence), event.type, has_trigger ? event.trigger.start - event.sentence.start : 0};
}

void keep_first_of_each(std::vector<std::string>& ids) {
  std::vector<std::string> kept;
  for (auto& id : ids)
    if (std::find(kept.begin(), kept.end(), id) == kept.end()) kept.push_back(std::move(id));
  ids = std::move(kept);
}

EventRecord as_decided(EventRecord event, const Representatives& representatives) {
  for (auto* side : {&event.sources, &event.targets}) {
    for (auto& id : *side) id = representative(representatives, id);
    keep_first_of_each(*side);
  }
  event.place = representative(representatives, event.place);
  event.attributed_to = representative(representatives, event.attributed_to);
  return event;
}

/// What the original says, as it stands in the copy.
EventRecord as_quoted(const EventRecord& said, const EventRecord& copy) {
  EventRecord quoted = said;
  quoted.id = copy.id;
  quoted.sentence = copy.sentence;
  quoted.trigger = copy.trigger;
  quoted.more_evidence = copy.more_evidence;
  quoted.confidence = copy.confidence;
  return quoted;
}

}  // namespace

const std::string& representative(const Representatives& representatives, const std::string& id) {
  if (representatives.empty()) return id;
  const auto found = representatives.find(id);
  return found == representatives.end() ? id : found->second;
}

std::uint64_t SentenceHashes::of(TextRange range, std::size_t fewest_letters, Hashes& known) {
  const auto [hash, is_new] = known.try_emplace(std::uint64_t{range.start} << 32 | range.end);
  if (is_new) {
    const auto begin = offsets_.bytes(range.start);
    const auto end = offsets_.bytes(range.end);
    hash->second = words_hash(std::string_view(text_).substr(begin, end - begin), fewest_letters);
  }
  return hash->second;
}

std::uint64_t SentenceHashes::telling(TextRange range) { return of(range, letters_of_a_telling_sentence, telling_); }
std::uint64_t SentenceHashes::any(TextRange range) { return of(range, 1, any_); }

std::vector<KeyedEvent> keyed_events(const ArticleFacts& facts, const ArticleFacts* original,
                                     const Representatives& representatives, SentenceHashes& sentences) {
  std::multimap<Position, KeyedEvent> said;
  if (original) {
    SentenceHashes original_sentences(original->article.text);
    for (auto& keyed : keyed_events(*original, nullptr, representatives, original_sentences)) {
      const Position position = position_of(keyed.event, original_sentences);
      said.emplace(position, std::move(keyed));
    }
  }
  const std::string& published = (original ? original : &facts)->article.published;
  std::vector<KeyedEvent> all;
  all.reserve(facts.events.size());
  std::unordered_map<std::uint64_t, std::uint32_t> repetitions;
  for (const auto& event : facts.events) {
    const std::uint64_t words = sentences.telling(event.sentence);
    const Position position = position_of(event, sentences);
    const auto match = said.lower_bound(position);  // the first of several, as they stand in the original
    if (match != said.end() && match->first == position) {
      all.push_back({.event = as_quoted(match->second.event, event), .key = match->second.key, .words = words});
      said.erase(match);
      continue;
    }
    KeyedEvent& own = all.emplace_back(KeyedEvent{.event = as_decided(event, representatives), .words = words});
    const std::uint64_t key = fact_key(own.event, words, published);
    own.key = repeated_key(key, repetitions[key]++);
  }
  return all;
}

}  // namespace entente
