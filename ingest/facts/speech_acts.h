// SPDX-License-Identifier: Apache-2.0
/// What somebody does by saying something: "said it will send aid" is a promise, "said it will invade" a threat, "said
/// it will not accept refugees" a refusal, "said that Sudan must withdraw" a demand, "concluded that Sudan shelled the
/// town" an accusation. After Searle (1975), A taxonomy of
/// illocutionary acts; which PLOVER type each is: PLOVER manual, AGREE, THREATEN, REJECT, REQUEST.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "ingest/document.h"
#include "ingest/facts/acts.h"
#include "ingest/facts/participants.h"
#include "ingest/syntax_tree.h"

namespace entente {

struct SpeechAct {
  std::uint32_t verb = no_index;     // that reports it: "said"
  std::uint32_t content = no_index;  // predicate of what is said
  bool is_content_told = false;      // what is said is an event besides
  EventType type = EventType::agree;
  std::vector<std::uint32_t> sources;  // entities
  std::vector<std::uint32_t> targets;
};

/// The CAMEO code of a speech act: 030 intent to cooperate, 130 threat, 120 refusal, 100 demand, 111 criticism, 051
/// praise.
std::string cameo_of(const SpeechAct& act);

/// Every speech act of the document; `may_speak` refuses speakers who only report, the media. O(tokens).
std::vector<SpeechAct> find_speech_acts(const Document& document, const SyntaxTree& tree,
                                        const Participants& participants, const std::vector<Trigger>& triggers,
                                        const std::function<bool(std::uint32_t entity)>& may_speak);

}  // namespace entente
