// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "ingest/facts/events.h"

namespace entente {
namespace {

std::set<std::uint32_t> parties(const FoundEvent& event) {
  std::set<std::uint32_t> out(event.sources.begin(), event.sources.end());
  out.insert(event.targets.begin(), event.targets.end());
  return out;
}

bool includes(const std::vector<std::uint32_t>& all, const std::vector<std::uint32_t>& some) {
  return std::ranges::all_of(some, [&](std::uint32_t e) { return std::ranges::find(all, e) != all.end(); });
}

std::string calendar_of(const Document& document, const FoundEvent& event) {
  return event.time == no_index ? event.time_value : document.times[event.time].calendar;
}

/// Whether one date may be the other, less precise: "2025-05" and "2025-05-13".
bool may_be_same_time(const std::string& a, const std::string& b) {
  return a.empty() || b.empty() || a.starts_with(b) || b.starts_with(a);
}

bool is_same_happening(const Document& document, const FoundEvent& a, const FoundEvent& b) {
  if (a.type != b.type || a.type == EventType::other || a.modality != b.modality) return false;
  if (!may_be_same_time(calendar_of(document, a), calendar_of(document, b))) return false;
  if (is_reciprocal(a.type)) {
    const auto pa = parties(a);
    const auto pb = parties(b);
    if (pa.size() < 2 && pb.size() < 2) return pa == pb;
    return pa.size() >= 2 && pb.size() >= 2 && (std::ranges::includes(pa, pb) || std::ranges::includes(pb, pa));
  }
  const bool sources_agree = includes(a.sources, b.sources) || includes(b.sources, a.sources);
  const bool targets_agree = includes(a.targets, b.targets) || includes(b.targets, a.targets);
  if (!sources_agree || !targets_agree) return false;
  const auto is_open_ended = [](const FoundEvent& e) { return e.targets.empty() || e.sources.empty(); };
  if (is_open_ended(a) && is_open_ended(b) && a.type != EventType::visit &&
      document.tokens[a.trigger].lemma != document.tokens[b.trigger].lemma)
    return false;  // two acts of one party, towards nobody named
  if (a.sources.empty() != b.sources.empty() && a.targets.empty() != b.targets.empty()) return false;
  return (a.sources.empty() || b.sources.empty() || a.sources.size() == b.sources.size()) &&
         (a.targets.empty() || b.targets.empty() || a.targets.size() == b.targets.size());
}

/// More parties, a date, a place, a verb: the report to show first. A headline says little and repeats the text.
int detail(const Document& document, const FoundEvent& event) {
  const Token& trigger = document.tokens[event.trigger];
  const std::string_view sentence = text_of(document, document.sentences[trigger.sentence].span);
  const bool is_headline =
      !document.article.title.empty() && document.article.title.find(sentence) != std::string::npos;
  return 4 * static_cast<int>(event.sources.size() + event.targets.size()) + 2 * (event.time != no_index) +
         (event.place != no_index) + 3 * (trigger.upos == Upos::verb) - 6 * is_headline;
}

void absorb(FoundEvent& into, FoundEvent from, Document& document) {
  if (detail(document, from) > detail(document, into)) std::swap(into, from);
  document.refused.push_back({.trigger = from.trigger, .reason = Refusal::same_happening});
  if (into.time == no_index) into.time = from.time;
  if (into.place == no_index) into.place = from.place;
  const std::uint32_t own = document.tokens[into.trigger].sentence;
  from.more_sentences.push_back(document.tokens[from.trigger].sentence);
  for (const std::uint32_t sentence : from.more_sentences)
    if (sentence != own && std::ranges::find(into.more_sentences, sentence) == into.more_sentences.end())
      into.more_sentences.push_back(sentence);
  std::ranges::sort(into.more_sentences);
}

}  // namespace

void merge_events(Document& document) {
  std::vector<FoundEvent> kept;
  for (FoundEvent& event : document.events) {
    const auto same =
        std::ranges::find_if(kept, [&](const FoundEvent& k) { return is_same_happening(document, k, event); });
    if (same == kept.end()) kept.push_back(std::move(event));
    else absorb(*same, std::move(event), document);
  }
  std::ranges::stable_sort(kept, {}, &FoundEvent::trigger);
  document.events = std::move(kept);
}

}  // namespace entente
