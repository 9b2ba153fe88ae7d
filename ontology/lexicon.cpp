// SPDX-License-Identifier: Apache-2.0
#include "ontology/lexicon.h"

#include <algorithm>
#include <array>

namespace entente {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    out.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

std::vector<std::string_view> words_of(std::string_view text) {
  auto out = split(text, ' ');
  std::erase(out, std::string_view{});
  return out;
}

std::vector<std::string> alternatives(std::string_view text) {
  const auto parts = split(text, '|');
  return {parts.begin(), parts.end()};
}

template <class Enum, std::size_t size>
std::optional<Enum> named(const std::array<std::string_view, size>& names, std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

constexpr std::array<std::string_view, 5> words{"verb", "noun", "adj", "light", "operator"};
constexpr std::array<std::string_view, 6> roles{"source", "target", "both", "place", "topic", "none"};
constexpr std::array<std::string_view, 6> effects{"-", "asserted", "denied", "future", "hypothetical", "attributed"};

constexpr std::array<std::string_view, 4> kinds_of_name{"@person", "@state", "@organisation", "@place"};

/// "obj=summit|forum", "not:of=fund", or "with": the slot must be filled.
SlotCondition slot_condition(std::string_view text) {
  SlotCondition condition;
  if (text.starts_with("not:")) {
    condition.is_excluded = true;
    text.remove_prefix(4);
  }
  const auto equals = text.find('=');
  condition.slot = text.substr(0, equals);
  if (equals != std::string_view::npos) condition.lemmas = alternatives(text.substr(equals + 1));
  return condition;
}

/// One line of the table; the reason when it makes no sense.
std::optional<std::string> read_line(std::string_view line, Act& act) {
  const auto columns = split(line, '\t');
  if (columns.size() < 8) return "needs eight columns, has " + std::to_string(columns.size());
  act.phrase = columns[0];
  const auto phrase = words_of(columns[0]);
  if (phrase.empty()) return "has no words";
  act.heads = alternatives(phrase.front());
  for (std::size_t i = 1; i < phrase.size(); ++i) act.others.push_back(alternatives(phrase[i]));
  const auto word = named<ActWord>(words, columns[1]);
  if (!word) return "unknown part of speech '" + std::string(columns[1]) + "' (verb, noun, adj, light, operator)";
  act.word = *word;
  for (const auto pair : words_of(columns[2])) {
    if (pair == "-") continue;
    const auto equals = pair.find('=');
    const auto role = equals == std::string_view::npos ? std::nullopt : named<Role>(roles, pair.substr(equals + 1));
    if (!role)
      return "bad slot '" + std::string(pair) +
             "' (write slot=role, roles are source, target, both, place, topic, none)";
    act.frame.push_back({.name = std::string(pair.substr(0, equals)), .role = *role});
  }
  if (columns[3] != "-") {
    act.type = event_type(columns[3]);
    if (!act.type) return "unknown event type '" + std::string(columns[3]) + "'";
  }
  if (columns[4] != "-") act.mode = columns[4];
  if (columns[5] != "-") act.cameo = columns[5];
  for (const auto need : words_of(columns[6])) {
    if (need == "-") continue;
    if (need == "source") act.needs_source = true;
    else if (need == "target") act.needs_target = true;
    else if (need == "actor") act.needs_actor = true;
    else act.conditions.push_back(slot_condition(need));
  }
  for (const SlotCondition& condition : act.conditions)
    for (const std::string& lemma : condition.lemmas)
      if (lemma.starts_with('@') && std::ranges::find(kinds_of_name, lemma) == kinds_of_name.end())
        return "unknown kind of name '" + lemma + "' (@person, @state, @organisation, @place)";
  const auto effect = named<Effect>(effects, columns[7]);
  if (!effect)
    return "unknown effect '" + std::string(columns[7]) + "' (asserted, denied, future, hypothetical, attributed or -)";
  act.effect = *effect;
  if (columns.size() > 8) act.example = columns[8];
  if (!act.type && act.word != ActWord::light && act.word != ActWord::oper) return "has no event type";
  return std::nullopt;
}

}  // namespace

std::optional<Role> role_of(const Act& act, std::string_view slot) {
  for (const Slot& candidate : act.frame)
    if (candidate.name == slot) return candidate.role;
  return std::nullopt;
}

void Lexicon::add(Act act) {
  const auto index = static_cast<std::uint32_t>(acts_.size());
  acts_.push_back(std::move(act));
  for (const std::string& head : acts_.back().heads) {
    auto& known = by_lemma_[head];
    const auto specificity = [&](std::uint32_t i) {  // more words, then what must be there, then what must not
      const auto& conditions = acts_[i].conditions;
      const std::size_t required =
          std::ranges::any_of(conditions, [](const auto& condition) { return !condition.is_excluded; });
      return 4 * acts_[i].others.size() + 2 * required + std::size_t{!conditions.empty()};
    };
    const auto place = std::ranges::upper_bound(known, specificity(index), std::greater{}, specificity);
    known.insert(place, index);
  }
}

std::span<const std::uint32_t> Lexicon::acts_of(std::string_view lemma) const {
  const auto found = by_lemma_.find(lemma);
  return found == by_lemma_.end() ? std::span<const std::uint32_t>{} : std::span<const std::uint32_t>(found->second);
}

void read_acts(std::string_view table, const std::string& source, Lexicon& lexicon, Diagnostics& diagnostics) {
  std::size_t number = 0;
  for (std::string_view line : split(table, '\n')) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#' || line.starts_with("act\t")) continue;
    Act act{.origin = source + ":" + std::to_string(number)};
    if (const auto problem = read_line(line, act)) diagnostics.add(act.origin, *problem);
    else lexicon.add(std::move(act));
  }
}

}  // namespace entente
