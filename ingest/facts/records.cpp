// SPDX-License-Identifier: Apache-2.0
#include "ingest/facts/records.h"

#include <algorithm>
#include <set>

#include "base/hash.h"
#include "base/utf8.h"

namespace entente {
namespace {

class Recorder {
 public:
  explicit Recorder(const Document& document) : document_(document), offsets_(document.article.text) {}

  ArticleFacts record() {
    ArticleFacts facts;
    facts.article = document_.article;
    for (const DocumentEntity& e : document_.entities) add(mentioned(e), facts.entities);
    for (const FoundEvent& e : document_.events) facts.events.push_back(event(e));
    for (const FoundRelation& r : document_.relations) facts.relations.push_back(relation(r));
    return facts;
  }

 private:
  TextRange range(Span span) const { return {offsets_.code_points(span.begin), offsets_.code_points(span.end)}; }
  const std::string& id(std::uint32_t entity) const { return document_.entities[entity].entity.id; }

  /// Names that differ in punctuation only, as by hyphens or quotes, have one id and are one entity.
  static void add(MentionedEntity&& entity, std::vector<MentionedEntity>& entities) {
    const auto same = std::find_if(entities.begin(), entities.end(),
                                   [&](const MentionedEntity& e) { return e.entity.id == entity.entity.id; });
    if (same == entities.end()) {
      entities.push_back(std::move(entity));
      return;
    }
    same->mentions.insert(same->mentions.end(), entity.mentions.begin(), entity.mentions.end());
    std::sort(same->mentions.begin(), same->mentions.end(),
              [](const auto& a, const auto& b) { return a.range < b.range; });
  }

  MentionedEntity mentioned(const DocumentEntity& e) const {
    MentionedEntity out{.entity = e.entity};
    for (const std::uint32_t i : e.mentions) {
      const Mention& m = document_.mentions[i];
      out.mentions.push_back({.range = range(m.span),
                              .text = std::string(text_of(document_, m.span)),
                              .kind = m.kind,
                              .sentence = document_.tokens[m.first_token].sentence});
    }
    return out;
  }

  EventRecord event(const FoundEvent& e) {
    const Token& trigger = document_.tokens[e.trigger];
    EventRecord out{.type = e.type,
                    .mode = e.mode,
                    .cameo = e.cameo,
                    .predicate = trigger.lemma,
                    .modality = e.modality,
                    .confidence = e.confidence,
                    .trigger = range(trigger.span),
                    .sentence = range(document_.sentences[trigger.sentence].span),
                    .rule = e.rule};
    for (const std::uint32_t s : e.sources) out.sources.push_back(id(s));
    for (const std::uint32_t t : e.targets) out.targets.push_back(id(t));
    if (e.place != no_index) out.place = id(e.place);
    if (e.attributed_to != no_index) out.attributed_to = id(e.attributed_to);
    if (e.time != no_index) {
      const TimeExpression& time = document_.times[e.time];
      out.time = TimeRecord{.value = time.calendar, .text = std::string(text_of(document_, time.span))};
    } else if (!e.time_value.empty()) {
      out.time = TimeRecord{.value = e.time_value};
    }
    for (const std::uint32_t sentence : e.more_sentences)
      out.more_evidence.push_back(range(document_.sentences[sentence].span));
    out.id = event_id(out, e.trigger);
    return out;
  }

  /// Stable over runs and machines, different for different events of one article; counts words and not characters, so
  /// that blanks and line breaks do not matter.
  std::string event_id(const EventRecord& e, std::uint32_t trigger) {
    std::string key = document_.article.id;
    for (const std::string& part : {std::to_string(trigger), std::string(name_of(e.type)), std::string("s")})
      (key += '\x1f') += part;
    for (const std::string& source : e.sources) (key += '\x1f') += source;
    key += "\x1ft";
    for (const std::string& target : e.targets) (key += '\x1f') += target;
    for (std::string id = "event:" + to_hex(fnv1a(key));; id = "event:" + to_hex(fnv1a(key))) {
      if (event_ids_.insert(id).second) return id;
      key += '+';
    }
  }

  RelationRecord relation(const FoundRelation& r) const {
    return {.type = r.type,
            .head = id(r.head),
            .tail = id(r.tail),
            .title = r.title,
            .from = r.from,
            .until = r.until,
            .modality = r.modality,
            .confidence = r.confidence,
            .evidence = r.is_background ? std::nullopt : std::optional(range(r.evidence)),
            .rule = r.rule};
  }

  const Document& document_;
  CodePointOffsets offsets_;
  std::set<std::string> event_ids_;
};

}  // namespace

ArticleFacts facts_of(const Document& document) { return Recorder(document).record(); }

}  // namespace entente
