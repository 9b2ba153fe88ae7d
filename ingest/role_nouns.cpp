// SPDX-License-Identifier: Apache-2.0
#include "ingest/role_nouns.h"

#include <unordered_map>
#include <unordered_set>

namespace entente {

std::optional<RoleNoun> role_noun(std::string_view lemma) {
  using enum RoleNoun;
  static const std::unordered_map<std::string_view, RoleNoun> nouns{
      {"president", title}, {"minister", title}, {"premier", title}, {"chancellor", title}, {"secretary", title},
      {"king", title}, {"queen", title}, {"prince", title}, {"princess", title}, {"emperor", title}, {"emir", title},
      {"sultan", title}, {"pope", title}, {"monarch", title}, {"governor", title}, {"mayor", title}, {"senator", title},
      {"ambassador", title}, {"envoy", title}, {"spokesman", title}, {"spokeswoman", title}, {"spokesperson", title},
      {"chairman", title}, {"chairwoman", title}, {"chairperson", title}, {"chair", title}, {"chief", title},
      {"commander", title}, {"general", title}, {"admiral", title}, {"marshal", title}, {"colonel", title},
      {"director", title}, {"commissioner", title}, {"speaker", title}, {"ayatollah", title}, {"vice-president", title},
      {"secretary-general", title}, {"representative", title}, {"prosecutor", title}, {"judge", title}, {"pm", title},
      {"consul", title}, {"diplomat", title}, {"adviser", title}, {"advisor", title}, {"dictator", title}, {"ruler", title},
      {"leader", person}, {"politician", person}, {"man", person}, {"woman", person}, {"statesman", person},
      {"activist", person}, {"dissident", person}, {"journalist", person}, {"critic", person}, {"candidate", person},
      {"predecessor", person}, {"successor", person}, {"counterpart", person}, {"opponent", person}, {"rival", person},
      {"official", government}, {"lawyer", person}, {"businessman", person}, {"incumbent", person}, {"head", person},
      {"country", state}, {"nation", state}, {"kingdom", state}, {"state", state}, {"neighbour", state}, {"neighbor", state},
      {"ally", state}, {"superpower", state},
      {"government", government}, {"administration", government}, {"authority", government}, {"regime", government},
      {"delegation", government}, {"side", government}, {"leadership", government}, {"cabinet", government},
      {"force", government}, {"troop", government}, {"military", government}, {"army", government}, {"navy", government},
      {"soldier", government}, {"police", government}, {"negotiator", government}, {"diplomacy", government},
      {"warplane", government}, {"warship", government}, {"missile", government}, {"jet", government}, {"drone", government},
      {"aircraft", government}, {"ship", government}, {"tank", government}, {"officer", government}, {"airforce", government},
      {"organisation", body}, {"organization", body}, {"agency", body}, {"group", body}, {"bloc", body}, {"alliance", body},
      {"company", body}, {"firm", body}, {"airline", body}, {"carrier", body}, {"ministry", body}, {"parliament", body},
      {"court", body}, {"tribunal", body}, {"union", body}, {"party", body}, {"council", body}, {"commission", body},
      {"committee", body}, {"body", body}, {"institute", body}, {"institution", body}, {"bank", body}, {"movement", body},
      {"militia", body}, {"forum", body}, {"summit", body}, {"federation", body}, {"assembly", body}, {"association", body},
      {"department", body}, {"network", body}, {"newspaper", body}, {"university", body}, {"coalition", body},
      {"city", place}, {"capital", place}, {"town", place}, {"village", place}, {"region", place}, {"province", place},
      {"island", place}, {"peninsula", place}, {"republic", place}, {"territory", place}, {"area", place}, {"port", place},
      {"strait", place}, {"enclave", place}, {"district", place}, {"continent", place}, {"base", place}, {"airport", place}};
  const auto found = nouns.find(lemma);
  return found == nouns.end() ? std::nullopt : std::optional(found->second);
}

bool is_title_word(std::string_view word) {
  static const std::unordered_set<std::string_view> words{
      "president", "prime", "minister", "premier", "chancellor", "secretary", "king", "queen", "prince", "princess",
      "emperor", "emir", "sultan", "pope", "governor", "mayor", "senator", "sen.", "rep.", "gov.", "congressman",
      "congresswoman", "representative", "ambassador", "envoy", "spokesman", "spokeswoman", "spokesperson", "chairman",
      "chairwoman", "chair", "chief", "commander", "general", "gen.", "admiral", "adm.", "marshal", "colonel", "col.",
      "captain", "capt.", "lieutenant", "lt.", "major", "maj.", "sergeant", "sgt.", "director", "commissioner", "speaker",
      "ayatollah", "sheikh", "sheik", "imam", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "lord", "lady",
      "dame", "baroness", "rev.", "reverend", "father", "bishop", "archbishop", "cardinal", "professor", "prof.", "judge",
      "justice", "deputy", "vice", "acting", "former", "ex", "then", "foreign", "defence", "defense", "finance", "interior",
      "trade", "opposition", "leader", "national", "security", "adviser", "advisor", "attorney", "crown", "supreme",
      "under", "assistant", "special", "state", "high", "vice-president", "secretary-general", "datuk", "seri", "tun", "dato",
      "tan", "sri", "dato'", "datuk'", "comrade", "brigadier", "inspector", "superintendent", "first", "pm", "fm", "hon.",
      "honourable", "excellency", "majesty", "highness", "hrh", "chief-of-staff", "press"};
  return words.contains(word);
}

}  // namespace entente
