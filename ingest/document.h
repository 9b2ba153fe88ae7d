// SPDX-License-Identifier: Apache-2.0
/// A Document is an article as understood so far: flat vectors, each filled by exactly one pass, in the order
/// written here. Spans are bytes into `article.text`; indices point into the vectors of the same document.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "ontology/event_type.h"
#include "ontology/fact.h"

namespace entente {

inline constexpr std::uint32_t no_index = 0xffffffff;

/// Universal part-of-speech tags (universaldependencies.org, version 2).
enum class Upos : std::uint8_t {
  adj,
  adp,
  adv,
  aux,
  cconj,
  det,
  intj,
  noun,
  num,
  part,
  pron,
  propn,
  punct,
  sconj,
  sym,
  verb,
  x,
};
std::string_view name_of(Upos upos);  // "ADJ" …

/// Universal dependency relations of English, version 2, with the subtypes that its treebanks use.
enum class Deprel : std::uint8_t {
  root,
  acl,
  acl_relcl,
  advcl,
  advcl_relcl,
  advmod,
  amod,
  appos,
  aux,
  aux_pass,
  case_,
  cc,
  cc_preconj,
  ccomp,
  compound,
  compound_prt,
  conj,
  cop,
  csubj,
  csubj_outer,
  csubj_pass,
  dep,
  det,
  det_predet,
  discourse,
  dislocated,
  expl,
  fixed,
  flat,
  goeswith,
  iobj,
  list,
  mark,
  nmod,
  nmod_desc,
  nmod_poss,
  nmod_unmarked,
  nsubj,
  nsubj_outer,
  nsubj_pass,
  nummod,
  obj,
  obl,
  obl_agent,
  obl_unmarked,
  orphan,
  parataxis,
  punct,
  reparandum,
  vocative,
  xcomp,
};
inline constexpr std::size_t deprel_count = 51;
std::string_view name_of(Deprel deprel);  // "acl:relcl", "nsubj:pass" …; "case" for case_

/// The UD features that later passes use; `none` where a word has no such feature.
enum class Tense : std::uint8_t { none, past, present };
enum class VerbForm : std::uint8_t { none, finite, infinitive, participle, gerund };
enum class Mood : std::uint8_t { none, indicative, imperative, subjunctive };
enum class Number : std::uint8_t { none, singular, plural };
enum class Voice : std::uint8_t { none, passive };
enum class PersonFeature : std::uint8_t { none, first, second, third };

struct Features {
  Tense tense = Tense::none;
  VerbForm verb_form = VerbForm::none;
  Mood mood = Mood::none;
  Number number = Number::none;
  Voice voice = Voice::none;
  PersonFeature person = PersonFeature::none;
};

struct Token {
  Span span;
  std::uint32_t sentence = 0;     // index into sentences
  std::uint32_t head = no_index;  // index into tokens, in the same sentence; none for its root
  Upos upos = Upos::x;
  Deprel deprel = Deprel::dep;
  Features features;
  std::string lemma;  // lower case but for proper nouns
};

struct Sentence {
  Span span;                      // without surrounding white space
  std::uint32_t first_token = 0;  // tokens [first_token, end_token)
  std::uint32_t end_token = 0;
};

/// What a stretch of text names, as far as its form and context tell.
enum class NameType : std::uint8_t { person, organisation, place, state, event, other };
std::string_view name_of(NameType type);  // "Person", "Organisation", "Place", "State", "Event", "Other"
NameType name_type_of(EntityType type);

struct Name {
  Span span;
  std::uint32_t first_token = 0;  // tokens [first_token, end_token)
  std::uint32_t end_token = 0;
  NameType type = NameType::other;
  float score = 0;  // 0-1, how sure the sequence model is
};

/// TIMEX3 types (ISO-TimeML).
enum class TimeType : std::uint8_t { date, time, duration, set };
std::string_view name_of(TimeType type);  // "DATE", "TIME", "DURATION", "SET"

struct TimeExpression {
  Span span;
  std::uint32_t first_token = 0;  // tokens [first_token, end_token)
  std::uint32_t end_token = 0;
  TimeType type = TimeType::date;
  std::string value;     // TIMEX3 value: "2025-05-13", "2024-W20", "PAST_REF", "P8M"; "" when it cannot be resolved
  std::string calendar;  // the same as YYYY, YYYY-MM, YYYY-MM-DD or A/B for facts; "" when there is none
};

/// By what a mention has its entity.
enum class Resolution : std::uint8_t {
  none,
  known_name,   // a name of the ontology
  known_short,  // a surname or short name of the ontology that fits the article
  shortened,    // a shorter form or the initials of a name of this article
  new_name,     // nobody the ontology knows
  state_body,   // a body that every state has, of the state spoken of: "the Foreign Ministry"
  seat,         // a capital or seat that acts: the state
  relative,     // a relative pronoun
  apposition,
  reflexive,
  ordinal,      // "the latter"
  members,      // a group whose members are known: "the two leaders"
  speaker,      // "I", "we" in somebody's mouth
  description,  // an office, state or body that fits: "the prime minister", "the agency"
  owner,        // an unnamed person or body that stands for its state
  chosen,       // the likeliest of what was spoken of before
};
std::string_view name_of(Resolution resolution);  // "a known name" …

/// A word or phrase that refers to an entity.
struct Mention {
  Span span;                      // what is quoted: a name without its title, a nominal's noun phrase, a pronoun
  std::uint32_t first_token = 0;  // tokens [first_token, end_token)
  std::uint32_t end_token = 0;
  std::uint32_t head = no_index;  // the token that its sentence attaches it by
  MentionKind kind = MentionKind::name;
  NameType type = NameType::other;  // person, organisation, place or state; other while unknown
  std::uint32_t entity = no_index;  // index into entities; none while unresolved
  Resolution by = Resolution::none;
  bool is_adjective = false;           // a demonym used as a modifier: "Iranian officials"
  bool is_collective = false;          // stands for several entities: "the two leaders" (see members)
  std::vector<std::uint32_t> members;  // of a collective: indices into entities
};

/// An entity of this article, with what the passes have found out about it.
struct DocumentEntity {
  Entity entity;
  bool is_known = false;                // from the ontology; else a newcomer
  bool is_group = false;                // people without a name: "Fijian rebels"
  bool is_vague = false;                // of a group: where it belongs is only taken from the context
  std::vector<std::uint32_t> mentions;  // indices into mentions, by position
};

struct FoundEvent {
  EventType type = EventType::other;
  std::string mode;
  std::string cameo;
  std::uint32_t trigger = no_index;    // token
  std::vector<std::uint32_t> sources;  // indices into entities
  std::vector<std::uint32_t> targets;
  std::uint32_t place = no_index;  // entity
  std::uint32_t time = no_index;   // index into times
  Modality modality = Modality::asserted;
  std::uint32_t attributed_to = no_index;  // entity
  double confidence = 0;
  std::string rule;
  std::vector<std::uint32_t> more_sentences;  // further sentences with the same happening
  std::string time_value;                     // calendar value when it does not come from one expression
};

/// Why a word that may report an act made no event.
enum class Refusal : std::uint8_t {
  promised_or_refused,  // the promise or refusal is the event
  no_doer,
  no_other_side,
  no_speaker,
  nobody_to_meet,
  no_actor,         // places only
  tells_another,    // a statement whose content is an event
  about_nobody,     // a statement that names no state, body or person
  says_too_little,  // one party only, of a kind of act that needs two
  same_happening,   // as another event of the article
  commands_own,     // who commands his own does what they do
  at_home,          // a visit to the visitor's own state
};
std::string_view name_of(Refusal refusal);  // "nobody who did it" …

struct RefusedEvent {
  std::uint32_t trigger = no_index;  // token
  Refusal reason = Refusal::no_actor;
};

struct FoundRelation {
  RelationType type = RelationType::part_of;
  std::uint32_t head = no_index;  // entity
  std::uint32_t tail = no_index;  // entity
  Span evidence;
  std::string title;
  std::string from;   // ISO date or ""
  std::string until;  // ISO date or ""
  Modality modality = Modality::asserted;
  double confidence = 0;
  std::string rule;
  bool is_background = false;  // known to the ontology, not stated: no evidence
};

struct Document {
  Article article;
  std::vector<Sentence> sentences;       // find_tokens
  std::vector<Token> tokens;             // find_tokens; tags, lemmas and heads by find_syntax
  std::vector<Name> names;               // find_syntax (one network)
  std::vector<TimeExpression> times;     // find_times
  std::vector<Mention> mentions;         // find_mentions; entity by resolve_mentions, find_coreference
  std::vector<DocumentEntity> entities;  // resolve_mentions, then find_groups
  std::uint32_t author = no_index;       // entity whose words the article is; find_author
  std::vector<FoundRelation> relations;  // find_relations
  std::vector<FoundEvent> events;        // find_events, then merge_events; confidence of all facts by rate_facts
  std::vector<RefusedEvent> refused;     // find_events, merge_events: in no order
};

/// The first State among the entities that has the country code; no_index when there is none, or for "".
std::uint32_t state_of_country(const Document& document, std::string_view country);

inline std::string_view text_of(const Document& document, Span span) { return quote(document.article.text, span); }
inline std::string_view text_of(const Document& document, const Token& token) { return text_of(document, token.span); }

}  // namespace entente
