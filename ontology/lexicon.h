// SPDX-License-Identifier: Apache-2.0
/// The lexicon of acts: which words report which kind of event, and who in the clause did it to whom.
/// Read from a table that a political scientist can edit; its format is docs/lexicon.md.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostics.h"
#include "ontology/event_type.h"

namespace entente {

enum class ActWord : std::uint8_t { verb, noun, adjective, light, oper };

enum class Role : std::uint8_t { source, target, both, place, topic, none };

/// What becomes of the act in a predicate's complement.
enum class Effect : std::uint8_t { none, asserted, denied, future, hypothetical, attributed };

struct Slot {
  std::string name;  // subj, obj, iobj, comp, poss, mod, or a preposition
  Role role = Role::none;
};

/// What fills a slot must be (or must not be) one of these lemmas; without lemmas: something must fill it.
struct SlotCondition {
  std::string slot;
  std::vector<std::string> lemmas;
  bool is_excluded = false;
};

struct Act {
  std::string phrase;                            // as written in the table
  std::vector<std::string> heads;                // lemmas of the head, alternatives
  std::vector<std::vector<std::string>> others;  // each: alternatives of one further word that depends on the head
  ActWord word = ActWord::verb;
  std::vector<Slot> frame;
  std::optional<EventType> type;  // none for light verbs and for operators that are no act themselves
  std::string mode;
  std::string cameo;
  bool needs_source = false;
  bool needs_target = false;
  bool needs_actor = false;
  std::vector<SlotCondition> conditions;  // all of them must hold
  Effect effect = Effect::none;
  std::string example;
  std::string origin;  // "acts.tsv:120"
};

/// The role that the frame gives to a slot; nothing when it does not speak of it.
std::optional<Role> role_of(const Act& act, std::string_view slot);

class Lexicon {
 public:
  void add(Act act);
  const std::vector<Act>& acts() const { return acts_; }

  /// Indices of the acts whose head has this lemma, those with more words first. O(1).
  std::span<const std::uint32_t> acts_of(std::string_view lemma) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::vector<Act> acts_;
  std::unordered_map<std::string, std::vector<std::uint32_t>, Hash, std::equal_to<>> by_lemma_;
};

/// Reads the table into `lexicon`; a line that makes no sense goes to `diagnostics` as "SOURCE:LINE" and is left out.
void read_acts(std::string_view table, const std::string& source, Lexicon& lexicon, Diagnostics& diagnostics);

}  // namespace entente
