// SPDX-License-Identifier: Apache-2.0
#include "ingest/entities/person_nouns.h"

#include <unordered_map>

#include "ingest/entities/word_table.h"
#include "ingest/role_nouns.h"

namespace entente {
namespace {

constexpr std::string_view men =
    "man boy king prince emperor sultan emir sheikh pope father dad daddy grandfather grandson son brother uncle "
    "nephew "
    "husband widower bridegroom groom boyfriend gentleman lord duke baron count knight monk priest imam bishop "
    "archbishop cardinal "
    "spokesman chairman congressman businessman statesman policeman fisherman fireman cameraman salesman serviceman "
    "gunman nobleman clergyman frenchman englishman irishman dutchman waiter actor stepfather godfather patriarch tsar "
    "czar kaiser shah caliph mullah ayatollah guy fellow sir bachelor wizard hero ombudsman layman horseman stepson "
    "grandpa stuntman middleman postman doorman juryman tribesman craftsman footballer batsman";
constexpr std::string_view women =
    "woman girl queen princess empress mother mum mom mummy grandmother granddaughter daughter sister aunt niece wife "
    "widow bride girlfriend lady duchess baroness countess nun spokeswoman chairwoman congresswoman businesswoman "
    "stateswoman policewoman saleswoman servicewoman noblewoman actress waitress hostess heroine goddess stepmother "
    "godmother midwife maid housewife schoolgirl matriarch tsarina stepdaughter grandma ballerina mistress heiress";
constexpr std::string_view either =
    "academic accountant activist adult advocate agent aide ally analyst ancestor applicant archaeologist architect "
    "artist assistant astronaut athlete attacker attendee attorney author baby banker biologist blogger bomber boss "
    "broadcaster builder candidate captain captive carer cartoonist celebrity champion chef chemist child citizen "
    "civilian "
    "cleric clerk client coach co-founder colleague collector columnist comedian commentator companion composer "
    "conductor constable consultant consumer contestant contractor cop correspondent counsellor counterpart cousin "
    "creator creditor criminal critic customer cyclist dancer dealer defendant defender delegate democrat demonstrator "
    "dentist deputy "
    "descendant designer detainee detective developer director dissident doctor donor driver drummer economist editor "
    "educator elder employee employer engineer entrepreneur envoy executive expert explorer facilitator fan farmer "
    "fighter filmmaker founder friend fugitive gardener geologist governor graduate guard guest guide guitarist hacker "
    "historian holder hostage host human hunter immigrant individual infant informant inhabitant innovator inspector "
    "instructor interpreter interviewer intruder inventor investigator investor islamist jihadist journalist judge "
    "juror justice "
    "kid killer kidnapper landlord laureate lawmaker lawyer leader learner lecturer legislator liberal librarian "
    "lieutenant "
    "linguist listener lobbyist lover magistrate manager master mathematician mayor mediator member merchant migrant "
    "militant minister minor missionary model moderator mourner musician negotiator neighbour neighbor neurologist "
    "newcomer novelist nurse observer offender officer official onlooker operator opponent organiser organizer orphan "
    "owner painter parent parliamentarian participant partner passenger patient patriot peacekeeper pedestrian "
    "pensioner "
    "performer perpetrator person pharmacist philanthropist philosopher photographer physician physicist pilgrim pilot "
    "pioneer pirate plaintiff player poet politician premier president prisoner producer professional professor "
    "programmer prosecutor protester protestor proponent psychologist publisher pupil rapper reader rebel recipient "
    "recruit refugee reporter republican rescuer researcher resident respondent reviewer rider rival ruler runner "
    "sailor "
    "scholar scientist sculptor secretary senator separatist sergeant servant settler shareholder sibling singer slave "
    "smuggler socialist soldier songwriter specialist spectator spokesperson sponsor spouse spy staffer stakeholder "
    "star strategist stranger striker student successor supervisor supporter surgeon survivor suspect teacher "
    "technician teen "
    "teenager tenant terrorist thief thinker tourist trader trainer traitor translator traveller traveler trustee "
    "tutor "
    "twin user veteran victim villager violinist viewer visitor volunteer voter warrior winner witness worker writer "
    "youngster youth believer peasant noble aristocrat diplomat ambassador commander general admiral colonel marshal "
    "major corporal "
    "predecessor monarch chancellor consul commissioner speaker chairperson chair head chief representative adviser "
    "advisor dictator insurgent guerrilla loyalist hardliner moderate reformer oligarch tycoon billionaire millionaire "
    "economist jurist mercenary sniper troop crew passer-by bystander defector exile whistleblower conservative "
    "nationalist "
    "communist reservist conscript paramedic firefighter lifeguard pm mp";
constexpr std::string_view groups =
    "team group government administration company firm band family crowd police staff committee council board jury "
    "army "
    "military navy press media public party union crew gang cabinet parliament congress senate court audience majority "
    "minority couple pair trio club community population squad bank ministry agency organisation organization alliance "
    "coalition delegation opposition regime leadership side faction department corporation institute university school "
    "church network militia movement enemy nation country people generation class electorate faculty panel commission "
    "association federation airline newspaper everyone everybody someone somebody anyone anybody person";

}  // namespace

std::optional<char> person_noun(std::string_view lemma) {
  static const std::unordered_map<std::string_view, char> nouns = [] {
    std::unordered_map<std::string_view, char> out;
    for (const std::string_view word : words_in(either)) out.emplace(word, '\0');
    for (const std::string_view word : words_in(men)) out[word] = 'm';
    for (const std::string_view word : words_in(women)) out[word] = 'f';
    out["actor"] = out["footballer"] = out["hero"] = out["priest"] = out["bishop"] = '\0';
    return out;
  }();
  if (const auto found = nouns.find(lemma); found != nouns.end()) return found->second;
  if (lemma.size() > 6 && lemma.ends_with("woman")) return 'f';
  if (lemma.size() > 6 && (lemma.ends_with("sman") || lemma.ends_with("yman"))) return 'm';
  if (lemma.size() > 7 && (lemma.ends_with("ologist") || lemma.ends_with("person"))) return '\0';
  const auto role = role_noun(lemma);
  if (role == RoleNoun::title || role == RoleNoun::person) return '\0';
  return std::nullopt;
}

bool is_group_noun(std::string_view lemma) {
  static const WordSet words = word_set(groups);
  return words.contains(lemma) || role_noun(lemma) == RoleNoun::body;
}

}  // namespace entente
