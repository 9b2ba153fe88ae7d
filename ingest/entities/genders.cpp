// SPDX-License-Identifier: Apache-2.0
#include "ingest/entities/genders.h"

#include <string_view>
#include <unordered_set>

namespace entente {
namespace {

using Words = std::unordered_set<std::string_view>;

}  // namespace

char gender_of_title(std::string_view word) {
  static const Words male{"mr",        "mr.",       "sir",       "lord",     "king",        "prince",
                          "sultan",    "emir",      "sheikh",    "sheik",    "pope",        "father",
                          "imam",      "ayatollah", "spokesman", "chairman", "congressman", "businessman",
                          "statesman", "brother",   "son",       "husband",  "datuk",       "tun"};
  static const Words female{
      "mrs",           "mrs.",     "ms",       "ms.",      "miss",        "madam",      "lady",
      "queen",         "princess", "dame",     "baroness", "spokeswoman", "chairwoman", "congresswoman",
      "businesswoman", "sister",   "daughter", "wife",     "mother",      "widow",      "actress"};
  return male.contains(word) ? 'm' : female.contains(word) ? 'f' : '\0';
}

char gender_of_first_name(std::string_view name) {
  static const Words male{
      "aaron",       "abdul",     "abdullah",  "adam",      "adrian",     "ahmad",     "ahmed",     "alan",
      "albert",      "alberto",   "alejandro", "alex",      "alexander",  "alexei",    "alexey",    "alfred",
      "ali",         "allen",     "amir",      "anatoly",   "andre",      "andreas",   "andrei",    "andrew",
      "andrey",      "andrzej",   "anthony",   "antonio",   "anwar",      "arthur",    "ashraf",    "barack",
      "ben",         "benjamin",  "bernard",   "bill",      "bob",        "boris",     "brad",      "brandon",
      "brian",       "bruce",     "bruno",     "carl",      "carlos",     "charles",   "chris",     "christian",
      "christopher", "chuck",     "claude",    "colin",     "craig",      "cyril",     "dan",       "daniel",
      "david",       "dennis",    "derek",     "dick",      "diego",      "dmitri",    "dmitry",    "dominic",
      "don",         "donald",    "doug",      "douglas",   "ed",         "eddie",     "edgar",     "eduardo",
      "edward",      "edwin",     "emmanuel",  "enrique",   "eric",       "ernest",    "eugene",    "evan",
      "felipe",      "felix",     "ferdinand", "fernando",  "fidel",      "francis",   "francisco", "francois",
      "frank",       "franklin",  "fred",      "frederick", "gabriel",    "gary",      "geoffrey",  "george",
      "gerald",      "gerard",    "gerhard",   "gordon",    "graham",     "greg",      "gregory",   "guy",
      "hamid",       "hans",      "harold",    "harry",     "hassan",     "hector",    "heiko",     "helmut",
      "henri",       "henry",     "herbert",   "howard",    "hugo",       "hussein",   "ian",       "ibrahim",
      "igor",        "imran",     "isaac",     "ivan",      "jack",       "jacob",     "jacques",   "jake",
      "jalal",       "jamal",     "james",     "jan",       "jason",      "javier",    "jay",       "jean",
      "jeff",        "jeffrey",   "jens",      "jeremy",    "jerry",      "jim",       "jimmy",     "joachim",
      "joe",         "joel",      "johann",    "john",      "johnny",     "jon",       "jonathan",  "jorge",
      "jose",        "josef",     "joseph",    "joshua",    "juan",       "justin",    "karl",      "keith",
      "kenneth",     "kevin",     "khaled",    "klaus",     "konstantin", "larry",     "lars",      "laurent",
      "lawrence",    "lee",       "leo",       "leon",      "leonid",     "lloyd",     "louis",     "luis",
      "lyndon",      "mahmoud",   "manuel",    "marc",      "marco",      "marcus",    "mario",     "mark",
      "martin",      "marvin",    "mateusz",   "matt",      "matteo",     "matthew",   "maurice",   "max",
      "michael",     "michel",    "miguel",    "mike",      "mikhail",    "mohamed",   "mohammad",  "mohammed",
      "muhammad",    "mustafa",   "najib",     "narendra",  "nathan",     "neil",      "nelson",    "nicholas",
      "nick",        "nicolas",   "nikita",    "nikolai",   "norman",     "oleg",      "oliver",    "omar",
      "oscar",       "osama",     "otto",      "owen",      "pablo",      "pat",       "patrick",   "paul",
      "paulo",       "pavel",     "pedro",     "peter",     "petro",      "philip",    "philippe",  "phillip",
      "pierre",      "rafael",    "ralph",     "ramon",     "randy",      "raul",      "ray",       "raymond",
      "recep",       "rex",       "ricardo",   "richard",   "rick",       "robert",    "roberto",   "rodrigo",
      "roger",       "roland",    "roman",     "ron",       "ronald",     "roy",       "russell",   "ryan",
      "saddam",      "sam",       "samuel",    "scott",     "sean",       "sebastian", "sergei",    "sergey",
      "sergio",      "shinzo",    "silvio",    "simon",     "slobodan",   "stefan",    "stephen",   "steve",
      "steven",      "stuart",    "tayyip",    "ted",       "terry",      "theodore",  "thomas",    "tim",
      "timothy",     "todd",      "tom",       "tommy",     "tony",       "victor",    "viktor",    "vincent",
      "vladimir",    "volodymyr", "walter",    "warren",    "wayne",      "wilhelm",   "william",   "winston",
      "wolfgang",    "yasser",    "yusuf",     "zachary"};
  static const Words female{
      "abigail",       "adriana",  "agnes",      "aisha",    "alexandra",   "alice",     "alison",    "amanda",
      "amy",           "ana",      "andrea",     "angela",   "angelina",    "anita",     "ann",       "anna",
      "annalena",      "anne",     "annette",    "antonia",  "ashley",      "audrey",    "aung",      "barbara",
      "beatrice",      "benazir",  "beth",       "betty",    "beverly",     "bonnie",    "camilla",   "carol",
      "caroline",      "carolyn",  "catherine",  "cecilia",  "charlotte",   "cheryl",    "christina", "christine",
      "cindy",         "clara",    "claire",     "claudia",  "condoleezza", "corazon",   "cristina",  "cynthia",
      "deborah",       "debra",    "diana",      "diane",    "dilma",       "donna",     "doris",     "dorothy",
      "edith",         "elaine",   "elena",      "eleanor",  "elizabeth",   "ella",      "ellen",     "emily",
      "emma",          "erna",     "esther",     "ethel",    "eva",         "evelyn",    "fatima",    "federica",
      "florence",      "frances",  "gabriela",   "georgia",  "geraldine",   "gina",      "giorgia",   "gloria",
      "golda",         "grace",    "gretchen",   "hannah",   "harriet",     "hatice",    "heather",   "heidi",
      "helen",         "helena",   "hillary",    "hina",     "ida",         "indira",    "irene",     "irina",
      "isabel",        "isabella", "jacinda",    "jackie",   "jacqueline",  "jane",      "janet",     "janice",
      "jean",          "jennifer", "jessica",    "jill",     "joan",        "joanna",    "jody",      "josephine",
      "joyce",         "juanita",  "judith",     "judy",     "julia",       "julie",     "kaja",      "kamala",
      "karen",         "kate",     "katherine",  "kathleen", "kathryn",     "kathy",     "katie",     "kelly",
      "kim",           "kimberly", "kristalina", "larissa",  "laura",       "lauren",    "leila",     "liliana",
      "lillian",       "lily",     "linda",      "lisa",     "liz",         "lois",      "lori",      "louise",
      "lucia",         "lucy",     "luisa",      "lydia",    "madeleine",   "magdalena", "margaret",  "maria",
      "marie",         "marilyn",  "marine",     "marta",    "martha",      "mary",      "maya",      "megan",
      "melanie",       "melissa",  "mette",      "mia",      "michelle",    "mildred",   "monica",    "nadia",
      "nancy",         "natalia",  "natalie",    "nicola",   "nicole",      "nina",      "nora",      "olga",
      "olivia",        "pamela",   "patricia",   "paula",    "pauline",     "penny",     "phyllis",   "pratibha",
      "priti",         "priya",    "rachel",     "raisa",    "rebecca",     "retno",     "rita",      "roberta",
      "rosa",          "rose",     "ruth",       "sally",    "samantha",    "sanna",     "sara",      "sarah",
      "sheikh hasina", "sheila",   "sheryl",     "shirley",  "sonia",       "sophia",    "sophie",    "stephanie",
      "sue",           "susan",    "suzanne",    "svetlana", "sviatlana",   "sylvia",    "tammy",     "tanya",
      "tatiana",       "teresa",   "theresa",    "tina",     "tracy",       "tulsi",     "ursula",    "valentina",
      "valerie",       "vanessa",  "vera",       "veronica", "victoria",    "virginia",  "vivian",    "wendy",
      "whitney",       "winnie",   "yingluck",   "yulia",    "yvette",      "yvonne",    "zainab"};
  const bool m = male.contains(name);
  const bool f = female.contains(name);
  return m == f ? '\0' : m ? 'm' : 'f';
}

}  // namespace entente
