// SPDX-License-Identifier: Apache-2.0
/// What an article has spoken of so far: its noun phrases and the clusters of those that mean the same thing.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ingest/document.h"
#include "ingest/entities/phrases.h"
#include "ingest/entities/speech.h"
#include "ingest/syntax_tree.h"
#include "ontology/ontology.h"

namespace entente {

/// Phrases that mean the same thing.
struct Cluster {
  std::vector<std::uint32_t> phrases;   // by position
  std::uint32_t entity = no_index;      // index into document.entities; none while unnamed
  std::uint32_t stands_for = no_index;  // the state of an unnamed office-holder or of its officials
  std::vector<std::uint32_t> members;   // phrases, one of each member, when it is a collective or a coordination
  NameType type = NameType::other;      // other while unknown
  Animacy animacy = Animacy::unknown;
  char gender = 0;
  Number number = Number::none;
  bool is_named = false;
  std::uint32_t seen = 0;  // phrases before the one that is being resolved
};

/// Where the phrases come from.
enum class PhraseSource : std::uint8_t {
  mentions,                  // the document's mentions are all there is
  mentions_and_noun_phrases  // ordinary nouns besides, which may be meant as well
};

class Discourse {
 public:
  Discourse(const Document& document, const Ontology& ontology, PhraseSource source);

  const Document& document() const { return document_; }
  const Ontology& ontology() const { return ontology_; }
  const SyntaxTree& tree() const { return tree_; }
  const Speech& speech() const { return speech_; }
  Date date() const { return date_; }

  /// By position; a longer phrase before those within it.
  const std::vector<Phrase>& phrases() const { return phrases_; }
  const Phrase& phrase(std::uint32_t i) const { return phrases_[i]; }
  const std::vector<Cluster>& clusters() const { return clusters_; }
  const Cluster& cluster(std::uint32_t i) const { return clusters_[i]; }
  const Cluster& cluster_of(std::uint32_t phrase) const { return clusters_[phrases_[phrase].cluster]; }

  /// The phrase whose head the token is, a coordination only when there is nothing else; or no_index.
  std::uint32_t phrase_at(std::uint32_t token) const { return phrase_at_[token]; }
  /// The phrase of the coordination that begins with this conjunct, or no_index.
  std::uint32_t coordination_at(std::uint32_t token) const { return coordination_at_[token]; }

  std::string word(std::uint32_t token) const;
  const Token& head_token(const Phrase& phrase) const { return document_.tokens[phrase.head]; }
  /// The token that attaches the phrase, and the relation it has there, that of the first conjunct.
  std::uint32_t attachment_of(const Phrase& phrase) const { return attachment(tree_, phrase.head); }
  Deprel role_of(const Phrase& phrase) const { return effective_deprel(tree_, attachment_of(phrase)); }

  /// Whether the name stands in the article's title.
  bool is_in_title(const Phrase& phrase) const;
  /// The number of the paragraph, from 0; lines are paragraphs.
  std::uint32_t paragraph_of(const Phrase& phrase) const { return paragraph_of_[phrase.sentence]; }
  const Entity& entity(std::uint32_t i) const { return document_.entities[i].entity; }

  /// The cluster that has the entity, or no_index.
  std::uint32_t cluster_of_entity(std::uint32_t entity) const;

  /// Whether nothing that is known keeps the two from being the same.
  bool are_compatible(const Cluster& a, const Cluster& b) const;

  /// Makes one cluster of two; the index of what is left. Phrases of `from` move to `into`.
  void merge(std::uint32_t into, std::uint32_t from);
  /// `members` are phrases.
  void set_members(std::uint32_t cluster, std::vector<std::uint32_t> members) {
    clusters_[cluster].members = std::move(members);
  }
  void set_stands_for(std::uint32_t cluster, std::uint32_t entity) { clusters_[cluster].stands_for = entity; }
  /// Notes by what the phrase was resolved, unless that is known already.
  void note(std::uint32_t phrase, Resolution by) {
    if (phrases_[phrase].by == Resolution::none) phrases_[phrase].by = by;
  }
  void count_seen(std::uint32_t phrase) { ++clusters_[phrases_[phrase].cluster].seen; }

 private:
  void add_mentions();
  void add_noun_phrases();
  void add_coordinations();
  void index_phrases();
  void make_clusters();
  void type_name(Phrase& phrase) const;
  char gender_of_entity(std::uint32_t entity) const;
  char gender_of_name(const Phrase& phrase) const;

  const Document& document_;
  const Ontology& ontology_;
  SyntaxTree tree_;
  Speech speech_;
  Date date_;
  std::vector<Phrase> phrases_;
  std::vector<Cluster> clusters_;
  std::vector<std::uint32_t> phrase_at_;
  std::vector<std::uint32_t> coordination_at_;
  std::vector<std::uint32_t> cluster_of_entity_;
  std::vector<std::uint32_t> paragraph_of_;  // per sentence
  std::string title_;                        // folded
};

}  // namespace entente
