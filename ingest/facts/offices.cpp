// SPDX-License-Identifier: Apache-2.0
#include "ingest/facts/offices.h"

#include <algorithm>
#include <array>

namespace entente {
namespace {

bool has_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const bool starts = at == 0 || text[at - 1] == ' ' || text[at - 1] == '-';
    const bool ends = at + word.size() == text.size() || text[at + word.size()] == ' ' || text[at + word.size()] == '-';
    if (starts && ends) return true;
  }
  return false;
}

template <std::size_t size>
bool has_any(std::string_view text, const std::array<std::string_view, size>& words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return has_word(text, word); });
}

constexpr std::array<std::string_view, 16> deputies{
    "vice",    "deputy", "assistant",    "under", "under-secretary", "undersecretary", "acting deputy", "adviser",
    "advisor", "aide",   "secretary to", "crown", "candidate",       "elect",          "first lady",    "designate"};
constexpr std::array<std::string_view, 10> heads_of_state{
    "president", "king", "queen", "emperor", "emir", "sultan", "supreme leader", "monarch", "pope", "grand duke"};
constexpr std::array<std::string_view, 7> heads_of_government{
    "prime minister", "premier", "chancellor", "taoiseach", "pm", "head of government", "caretaker prime minister"};
constexpr std::array<std::string_view, 4> speakers_for{"spokesman", "spokeswoman", "spokesperson", "press secretary"};
constexpr std::array<std::string_view, 3> envoys{"ambassador", "high commissioner", "permanent representative"};
constexpr std::array<std::string_view, 4> chairs{"chair", "chairman", "chairwoman", "chairperson"};
constexpr std::array<std::string_view, 10> leaders{"leader",
                                                   "head",
                                                   "chief",
                                                   "boss",
                                                   "founder",
                                                   "ruler",
                                                   "director-general",
                                                   "director general",
                                                   "secretary-general",
                                                   "secretary general"};
constexpr std::array<std::string_view, 42> offices{
    "minister",    "secretary",      "senator",   "governor",   "mayor",        "general",    "admiral",
    "marshal",     "colonel",        "commander", "speaker",    "commissioner", "director",   "representative",
    "envoy",       "prosecutor",     "judge",     "justice",    "prince",       "princess",   "ayatollah",
    "congressman", "congresswoman",  "adviser",   "advisor",    "aide",         "president",  "premier",
    "chancellor",  "attorney",       "dissident", "deputy",     "lawmaker",     "mp",         "diplomat",
    "official",    "chief of staff", "treasurer", "rapporteur", "captain",      "negotiator", "administrator"};
constexpr std::array<std::string_view, 26> jobs{
    "fellow",      "professor",    "analyst",     "reporter",   "journalist", "correspondent", "columnist",
    "editor",      "researcher",   "expert",      "lecturer",   "scholar",    "historian",     "economist",
    "sociologist", "scientist",    "consultant",  "strategist", "specialist", "commentator",   "anchor",
    "presenter",   "photographer", "contributor", "employee",   "academic"};
constexpr std::array<std::string_view, 8> soldiers{"general",   "admiral", "marshal", "colonel",
                                                   "commander", "captain", "major",   "lieutenant"};
constexpr std::array<std::string_view, 6> legislators{"senator",  "congressman", "congresswoman",
                                                      "lawmaker", "mp",          "speaker"};

/// "party leader", "head of the bank", "chief executive officer"; not "head trader", "head of research".
bool is_led_by(std::string_view title) {
  if (has_word(title, "chief executive") || has_word(title, "founder")) return true;
  return std::ranges::any_of(leaders, [&](std::string_view leader) {
    const std::size_t at = title.rfind(leader);
    if (at == std::string_view::npos) return false;
    const std::string_view rest = title.substr(at + leader.size());
    return rest.empty() || rest.ends_with(" government") || rest.ends_with(" state");
  });
}

}  // namespace

std::optional<RelationType> relation_of_title(std::string_view title) {
  if (has_any(title, speakers_for)) return RelationType::spokesperson_of;
  if (has_any(title, deputies) && !has_word(title, "vice chair")) return RelationType::holds_office;
  if (has_any(title, envoys)) return RelationType::ambassador_of;
  if (has_any(title, heads_of_government)) return RelationType::head_of_government_of;
  if (has_any(title, chairs)) return RelationType::chairs;
  if (has_any(title, jobs)) return RelationType::employed_by;
  if (has_word(title, "opposition")) return RelationType::holds_office;
  if (has_any(title, heads_of_state)) return RelationType::head_of_state_of;
  if (has_any(title, offices)) return RelationType::holds_office;
  if (has_any(title, leaders)) return is_led_by(title) ? RelationType::leads : RelationType::holds_office;
  return std::nullopt;
}

std::string_view sector_of_title(std::string_view title) {
  if (has_word(title, "opposition") || has_word(title, "dissident")) return "OPP";
  if (has_any(title, soldiers) && !has_word(title, "secretary") && !has_word(title, "director") &&
      !has_word(title, "attorney"))
    return "MIL";
  if (has_any(title, legislators)) return "LEG";
  if (has_word(title, "judge") || has_word(title, "justice") || has_word(title, "prosecutor")) return "JUD";
  if (has_any(title, jobs)) return "";
  return relation_of_title(title) ? "GOV" : "";
}

}  // namespace entente
