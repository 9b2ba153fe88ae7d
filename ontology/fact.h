// SPDX-License-Identifier: Apache-2.0
/// What an article states: the one thing that crosses from reading to the graph. Offsets here are code points,
/// as everywhere outside the program; a file of these records from any source is a legal input.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ontology/entity.h"
#include "ontology/event_type.h"
#include "ontology/relation_type.h"

namespace entente {

/// What is known of an article, and its text.
struct Article {
  std::string id;         // the input's own, else the file's stem, else 16 hex digits of the text's SHA-256
  std::string title;      // "" when there is none
  std::string published;  // ISO 8601 date of any precision, or "" when undated
  std::string source;     // newspaper or institution, or ""
  std::string url;        // or ""
  std::string language;   // BCP 47, "en" when not said
  std::string text;       // valid UTF-8; what all spans refer to
};

/// Half-open range of code points in an article's text.
struct TextRange {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  friend auto operator<=>(const TextRange&, const TextRange&) = default;
};

enum class MentionKind : std::uint8_t { name, nominal, pronoun };
std::string_view name_of(MentionKind kind);
std::optional<MentionKind> mention_kind(std::string_view name);

struct MentionRecord {
  TextRange range;
  std::string text;  // == article text at range
  MentionKind kind = MentionKind::name;
  std::uint32_t sentence = 0;  // from 0
};

struct MentionedEntity {
  Entity entity;
  std::vector<MentionRecord> mentions;  // by position
};

enum class Modality : std::uint8_t { asserted, denied, future, hypothetical };
std::string_view name_of(Modality modality);
std::optional<Modality> modality(std::string_view name);

struct TimeRecord {
  std::string value;  // YYYY, YYYY-MM, YYYY-MM-DD or A/B
  std::string text;   // the words it was read from, or ""
};

struct EventRecord {
  std::string id;  // "event:" + 16 hex digits over article, trigger, type and participants
  EventType type = EventType::other;
  std::string mode;                  // finer kind, or ""
  std::string cameo;                 // nearest CAMEO code, or ""
  std::string predicate;             // lemma of the reporting verb or noun
  std::vector<std::string> sources;  // entity ids; who did it, or all parties of a reciprocal act
  std::vector<std::string> targets;  // entity ids; who received it
  std::string place;                 // entity id, or ""
  std::optional<TimeRecord> time;
  Modality modality = Modality::asserted;
  std::string attributed_to;  // entity id of the speaker whose claim it is, or ""
  double confidence = 0;      // 0-1
  TextRange trigger;
  TextRange sentence;                    // the clearest evidence
  std::vector<TextRange> more_evidence;  // further sentences that report the same happening
  std::string rule;                      // what made it
};

struct RelationRecord {
  RelationType type = RelationType::part_of;
  std::string head;   // entity id
  std::string tail;   // entity id
  std::string title;  // the office in the article's words, or ""
  std::string from;   // ISO date, or ""
  std::string until;  // ISO date, or ""
  Modality modality = Modality::asserted;
  double confidence = 0;
  std::optional<TextRange> evidence;  // none: background knowledge, not stated by the article
  std::string rule;
};

/// All that one article states, in the order of `entente extract`: entities by first mention, events and relations by
/// position.
struct ArticleFacts {
  Article article;
  std::vector<MentionedEntity> entities;
  std::vector<EventRecord> events;
  std::vector<RelationRecord> relations;
};

}  // namespace entente
