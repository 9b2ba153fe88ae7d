// SPDX-License-Identifier: Apache-2.0
#include "ingest/facts/happenings.h"

#include <algorithm>
#include <initializer_list>
#include <span>
#include <string_view>
#include <unordered_set>

namespace entente {
namespace {

using Words = std::unordered_set<std::string_view>;

// Happenings that are no acts of the lexicon.

constexpr std::string_view changes[] = {
    "advance",     "advent",        "aftermath",    "arrival",        "beginning",
    "birth",       "boost",         "change",       "climb",          "commencement",
    "completion",  "continuation",  "conversion",   "creation",       "crossing",
    "cut",         "death",         "debut",        "decline",        "decrease",
    "delay",       "demise",        "descent",      "deterioration",  "development",
    "dip",         "disappearance", "discovery",    "disruption",     "downturn",
    "drop",        "emergence",     "end",          "ending",         "evolution",
    "extinction",  "failure",       "fall",         "finish",         "fluctuation",
    "gain",        "growth",        "halt",         "hike",           "improvement",
    "increase",    "introduction",  "invention",    "jump",           "leap",
    "loss",        "milestone",     "mishap",       "move",           "outcome",
    "plunge",      "progress",      "reappearance", "rebirth",        "rebound",
    "recovery",    "reform",        "renewal",      "reorganisation", "reorganization",
    "replacement", "reshuffle",     "resurgence",   "return",         "revamp",
    "revision",    "revival",       "rise",         "shift",          "slide",
    "slowdown",    "slump",         "spike",        "split",          "spread",
    "start",       "success",       "surge",        "swing",          "transformation",
    "transition",  "turn",          "turmoil",      "uptick",         "upturn",
    "volatility",  "wait"};

constexpr std::string_view business[] = {
    "auction",       "award",       "bailout",       "bankruptcy",   "bid",       "bidding",     "borrowing",
    "boom",          "bust",        "buyback",       "buyout",       "crash",     "crisis",      "deal",
    "default",       "delivery",    "depreciation",  "devaluation",  "dividend",  "downgrade",   "downsizing",
    "earnings",      "expenditure", "filing",        "firing",       "flotation", "foreclosure", "funding",
    "hiring",        "inflation",   "insolvency",    "investment",   "layoff",    "lay-off",     "lease",
    "lending",       "liquidation", "listing",       "marketing",    "merger",    "offering",    "order",
    "outsourcing",   "overhaul",    "overrun",       "payment",      "preorder",  "pre-order",   "privatisation",
    "privatization", "promotion",   "purchase",      "receivership", "recession", "refinancing", "refund",
    "reimbursement", "repayment",   "restructuring", "rollout",      "sale",      "sell-off",    "selloff",
    "shakeup",       "shortage",    "shutdown",      "spending",     "stoppage",  "takeover",    "transaction",
    "turnaround",    "upgrade",     "withdrawal",    "work",         "write-down"};

constexpr std::string_view thoughts[] = {
    "admission",    "advice",         "allegation",   "analysis",       "announcement", "answer",
    "apology",      "argument",       "assertion",    "assessment",     "assumption",   "attempt",
    "belief",       "call",           "chat",         "choice",         "claim",        "comment",
    "comparison",   "complaint",      "concern",      "conclusion",     "confession",   "confidence",
    "confirmation", "controversy",    "conversation", "debate",         "decision",     "declaration",
    "demand",       "description",    "desire",       "discussion",     "dispute",      "doubt",
    "estimate",     "evaluation",     "expectation",  "explanation",    "fear",         "finding",
    "forecast",     "guess",          "hint",         "hope",           "idea",         "instruction",
    "intent",       "intention",      "interest",     "interpretation", "interview",    "invitation",
    "keynote",      "lecture",        "mention",      "objection",      "observation",  "offer",
    "opinion",      "plan",           "plea",         "pledge",         "prediction",   "projection",
    "promise",      "proposal",       "protest",      "query",          "question",     "quote",
    "reaction",     "recommendation", "refusal",      "reminder",       "reply",        "request",
    "resolve",      "response",       "revelation",   "rhetoric",       "rumor",        "rumour",
    "speculation",  "speech",         "statement",    "suggestion",     "surprise",     "suspicion",
    "testimony",    "thought",        "threat",       "view",           "vow",          "warning",
    "wish",         "worry"};

constexpr std::string_view deeds[] = {
    "access",      "accomplishment", "achievement",  "action",         "activity",     "adoption",
    "advertising", "allocation",     "assist",       "audit",          "betrayal",     "broadcast",
    "campaign",    "care",           "catch",        "celebration",    "challenge",    "chase",
    "check",       "collaboration",  "commitment",   "competition",    "construction", "consumption",
    "contest",     "contribution",   "control",      "cooperation",    "cover-up",     "deed",
    "demolition",  "departure",      "design",       "detection",      "disclosure",   "discussions",
    "display",     "distribution",   "download",     "drive",          "duty",         "effort",
    "encounter",   "endeavor",       "endeavour",    "enforcement",    "entry",        "error",
    "escape",      "event",          "examination",  "exchange",       "excavation",   "exhibition",
    "exit",        "expedition",     "experiment",   "exploration",    "export",       "flight",
    "founding",    "handling",       "help",         "implementation", "import",       "infringement",
    "inspection",  "installation",   "intervention", "journey",        "landing",      "launch",
    "leak",        "leave",          "lift-off",     "liftoff",        "management",   "maintenance",
    "manufacture", "march",          "measurement",  "mission",        "mistake",      "modification",
    "monitoring",  "operation",      "oversight",    "participation",  "performance",  "practice",
    "preparation", "presentation",   "pressure",     "prevention",     "procedure",    "process",
    "production",  "publication",    "pursuit",      "push",           "quest",        "race",
    "recall",      "recording",      "recruitment",  "refueling",      "removal",      "renovation",
    "repair",      "rerun",          "re-run",       "rescue",         "research",     "reservation",
    "resignation", "restoration",    "review",       "ride",           "role",         "run",
    "scan",        "scrutiny",       "search",       "selection",      "service",      "shooting",
    "signing",     "steps",          "stop",         "stopover",       "streak",       "study",
    "struggle",    "submission",     "support",      "survey",         "takeoff",      "take-off",
    "task",        "test",           "theft",        "tour",           "training",     "transfer",
    "transport",   "transportation", "travel",       "treatment",      "trek",         "trip",
    "try",         "undertaking",    "unveiling",    "upload",         "usage",        "use",
    "violation",   "visit",          "voyage",       "walk",           "win"};

constexpr std::string_view gatherings[] = {
    "anniversary", "banquet",       "carnival",   "ceremony", "championship", "concert",  "conference", "congress",
    "convention",  "demonstration", "exhibit",    "expo",     "fair",         "festival", "final",      "funeral",
    "gala",        "gathering",     "graduation", "match",    "meeting",      "olympics", "opening",    "party",
    "pilgrimage",  "premiere",      "primary",    "rally",    "reception",    "retreat",  "semifinal",  "seminar",
    "session",     "show",          "strike",     "summit",   "symposium",    "talks",    "tournament", "trial",
    "vigil",       "wedding",       "workshop"};

constexpr std::string_view quarrels[] = {
    "accusation", "acquittal",     "appeal",     "arbitration", "arrest",  "assault",      "breach",     "case",
    "charge",     "conflict",      "conviction", "crackdown",   "crime",   "defeat",       "detention",  "espionage",
    "eviction",   "execution",     "fight",      "fraud",       "hearing", "imprisonment", "indictment", "injunction",
    "inquiry",    "investigation", "lawsuit",    "litigation",  "murder",  "offence",      "offense",    "prosecution",
    "raid",       "ratification",  "rivalry",    "robbery",     "ruling",  "scandal",      "sentence",   "settlement",
    "suit",       "surrender",     "suspension", "trafficking", "verdict", "vote",         "war",        "wiretap"};

constexpr std::string_view accidents[] = {
    "accident",   "avalanche", "blackout",    "blaze",         "breakdown", "cancer",      "casualty",   "catastrophe",
    "collapse",   "collision", "concussion",  "contamination", "cyclone",   "damage",      "derailment", "destruction",
    "difficulty", "disaster",  "drought",     "earthquake",    "eclipse",   "emergency",   "epidemic",   "eruption",
    "explosion",  "fatality",  "famine",      "fire",          "flood",     "flooding",    "glitch",     "hurricane",
    "illness",    "incident",  "infection",   "injury",        "landslide", "malfunction", "massacre",   "outage",
    "outbreak",   "pandemic",  "pregnancy",   "problem",       "quake",     "sickness",    "spill",      "stampede",
    "storm",      "suicide",   "surgery",     "tornado",       "tragedy",   "transplant",  "trouble",    "tsunami",
    "typhoon",    "unrest",    "vaccination", "wildfire",      "wreck"};

bool is_listed(std::string_view lemma) {
  static const Words nouns = [] {
    Words all;
    for (const std::span<const std::string_view> words : std::initializer_list<std::span<const std::string_view>>{
             changes, business, thoughts, deeds, gatherings, quarrels, accidents})
      all.insert(words.begin(), words.end());
    return all;
  }();
  return nouns.contains(lemma);
}

/// Nouns of the lexicon that name a person, a thing, a place or a body: the act is in the phrase around them.
bool is_thing(std::string_view lemma) {
  static const Words nouns{
      "aid",         "ballot",     "barrage",   "barricade",  "bloc",      "body",        "bomb",       "bond",
      "cannonade",   "capacity",   "cargo",     "center",     "centre",    "charity",     "checkpoint", "citizenship",
      "coalition",   "commission", "community", "compact",    "convoy",    "corridor",    "council",    "court",
      "credit",      "crossfire",  "degree",    "delegation", "document",  "drill",       "embassy",    "fine",
      "fleet",       "footing",    "force",     "forum",      "framework", "freight",     "game",       "games",
      "goodwill",    "grant",      "guilty",    "house",      "internet",  "land",        "largesse",   "law",
      "letter",      "levy",       "licence",   "license",    "life",      "lifeline",    "line",       "link",
      "medal",       "memorandum", "message",   "mob",        "modus",     "mortar",      "movement",   "no",
      "note",        "oath",       "office",    "olive",      "package",   "paper",       "petition",   "position",
      "power",       "presence",   "prize",     "program",    "programme", "protocol",    "propaganda", "quartet",
      "readiness",   "refuge",     "regret",    "relation",   "reserve",   "result",      "roadmap",    "round",
      "row",         "rule",       "saber",     "sabre",      "sanctuary", "state",       "sympathy",   "tent",
      "term",        "tie",        "tranche",   "troika",     "troop",     "trust",       "tweet",      "umbrella",
      "union",       "venture",    "volume",    "warrant",    "wave",      "willingness", "word",       "zone",
      "hostilities", "gift",       "dinner",    "breakfast",  "lunch",     "table",       "report",     "charter",
      "capital",     "base",       "article",   "advocacy",   "axis",      "faith",       "honor",      "honour",
      "critic",      "opponent",   "supporter", "champion",   "patron",    "membership",  "leadership", "candidacy",
  };
  return nouns.contains(lemma) || lemma.ends_with("er") || lemma.ends_with("or");
}

bool is_of_lexicon(std::string_view lemma, const Lexicon& lexicon) {
  return std::ranges::any_of(lexicon.acts_of(lemma), [&](std::uint32_t a) {
    const Act& act = lexicon.acts()[a];
    return act.word == ActWord::noun && act.others.empty() && act.type.has_value();
  });
}

/// Derived from a verb, and still an act when somebody or something stands with it.
bool is_derived(std::string_view lemma) {
  static constexpr std::string_view endings[] = {"tion", "sion", "ment", "ance", "ence", "ing", "al", "ure"};
  static const Words things{
      "administration", "apartment",    "arrangement",  "association", "audience",    "building",    "capital",
      "ceiling",        "condition",    "corporation",  "department",  "dimension",   "direction",   "division",
      "document",       "edition",      "element",      "environment", "equipment",   "evidence",    "fraction",
      "function",       "furniture",    "future",       "generation",  "government",  "hospital",    "ingredient",
      "institution",    "instrument",   "intelligence", "journal",     "legislation", "literature",  "location",
      "material",       "medal",        "mention",      "moment",      "morning",     "nation",      "option",
      "organisation",   "organization", "parliament",   "pension",     "pollution",   "population",  "portion",
      "position",       "proportion",   "regiment",     "region",      "relation",    "residence",   "section",
      "sequence",       "signal",       "solution",     "station",     "structure",   "temperature", "terminal",
      "total",          "tradition",    "version",      "wing",        "spring",      "king",        "ring",
      "evening",        "individual",   "official",     "general",     "animal",      "rival",       "festival",
      "significance",   "feature",      "figure",       "culture",     "nature",      "picture",     "sculpture",
      "independence",   "science",      "distance",     "importance",  "balance",     "finance",     "insurance",
      "substance",      "circumstance", "presence",     "absence",     "conscience",  "experience",  "preference",
      "difference",     "consequence"};
  return !things.contains(lemma) && std::ranges::any_of(endings, [&](std::string_view e) {
    return lemma.size() > e.size() + 3 && lemma.ends_with(e);
  });
}

}  // namespace

bool is_happening(std::string_view lemma, const Lexicon& lexicon, bool has_participant) {
  if (is_listed(lemma)) return true;
  if (is_of_lexicon(lemma, lexicon) && !is_thing(lemma)) return true;
  return has_participant && is_derived(lemma);
}

}  // namespace entente
