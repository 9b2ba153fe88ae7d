// SPDX-License-Identifier: Apache-2.0
#include "graph/export/triples.h"

#include <algorithm>
#include <tuple>

#include "base/hash.h"
#include "base/utf8.h"
#include "graph/export/text.h"
#include "graph/export/wording.h"
#include "graph/tie.h"

namespace entente {
namespace {

Word class_of(EntityType type) {
  switch (type) {
    case EntityType::person: return Word::person;
    case EntityType::state: return Word::state;
    case EntityType::organisation: return Word::organisation;
    case EntityType::place: return Word::place;
  }
  return Word::entity;
}

Word alignment_of(EntityType type) {
  switch (type) {
    case EntityType::person: return Word::foaf_person;
    case EntityType::state:
    case EntityType::organisation: return Word::org_class;
    case EntityType::place: return Word::feature;
  }
  return Word::entity;
}

Word word_of(Modality modality) {
  return static_cast<Word>(static_cast<std::size_t>(Word::asserted) + static_cast<std::size_t>(modality));
}
static_assert(static_cast<int>(Modality::denied) == 1 && static_cast<int>(Modality::hypothetical) == 3);

/// Somebody belongs to or acts for something: what ORG calls a membership.
bool is_membership(RelationType type) { return type <= RelationType::leads; }

struct Shortcut {
  std::uint32_t source, target;
  Word word;
  friend auto operator<=>(const Shortcut&, const Shortcut&) = default;
};

class Describer {
 public:
  Describer(Subgraph& subgraph, const RdfOptions& options, StatementSink& sink)
      : subgraph_(subgraph), options_(options), sink_(sink), shortcut_facts_(sink.has_graphs()) {
    for (const auto& header : subgraph.entities()) iris_.push_back(entity_iri(options.base, header.id));
    run_ = options.base + "run/" + iri_segment(options.software);
    entity_graph_ = {options.base + "graph/entities"};
    background_graph_ = {options.base + "graph/background"};
  }

  std::uint64_t run() {
    subgraph_.each_entity([this](std::uint32_t index, GraphEntity&& entity) { describe_entity(index, entity); });
    subgraph_.each_fact([this](MergedFact&& fact) { describe_fact(fact); });
    describe_shortcuts();
    subgraph_.each_article([this](const Article& article, const std::vector<TextRange>& sentences) {
      describe_article(article, sentences);
    });
    describe_run();
    return count_;
  }

 private:
  void subject(std::string_view iri, std::uint32_t entity, std::span<const std::string> graphs) {
    graphs_ = graphs.empty() ? 1 : graphs.size();
    sink_.subject(iri, entity, graphs);
  }
  void add(Word predicate, const Object& object) {
    count_ += graphs_;
    sink_.add(predicate, object);
  }
  void add(Word predicate, Word object) { add(predicate, Object{.kind = Object::Kind::word, .word = object}); }
  void add_iri(Word predicate, std::string_view iri) {
    add(predicate, Object{.kind = Object::Kind::iri, .value = iri});
  }
  void add_entity(Word predicate, std::uint32_t entity) {
    add(predicate, Object{.kind = Object::Kind::iri, .value = iris_[entity], .entity = entity});
  }
  void add_text(Word predicate, std::string_view text, Object::Kind kind = Object::Kind::text) {
    if (!text.empty()) add(predicate, Object{.kind = kind, .value = clean_text(text, buffer_)});
  }
  /// Tags are compared without case, but some readers fold them and some do not: ours have none to fold.
  void add_english(Word predicate, std::string_view text) { add_tagged(predicate, text, "en"); }
  void add_tagged(Word predicate, std::string_view text, std::string_view language) {
    if (text.empty()) return;
    const auto clean = clean_text(text, buffer_);
    if (is_language_tag(language))
      add(predicate, Object{.kind = Object::Kind::tagged, .value = clean, .language = to_lower(language)});
    else add(predicate, Object{.kind = Object::Kind::text, .value = clean});
  }
  void add_number(Word predicate, std::uint64_t number, Object::Kind kind = Object::Kind::integer) {
    add(predicate, Object{.kind = kind, .value = std::to_string(number)});
  }

  std::string article_graph(const Article& article) const {
    return options_.base + "graph/doc/" + iri_segment(article.id);
  }

  void describe_entity(std::uint32_t index, const GraphEntity& seen) {
    const Entity& entity = seen.entity;
    subject(iris_[index], index, entity_graph_);
    add(Word::type, class_of(entity.type));
    add(Word::type, alignment_of(entity.type));
    add_english(Word::label, entity.name.empty() ? entity.id : entity.name);
    std::vector<std::string> names{clean_text(entity.name)};
    for (const auto& alias : seen.aliases)  // cleaning may make two of them one
      if (std::string name = clean_text(alias); std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(std::move(name));
    for (std::size_t i = 1; i < names.size(); ++i) add_english(Word::alt_label, names[i]);
    add_text(Word::identifier, entity.id);
    add_text(Word::code, entity.code);
    add_text(Word::sector, entity.sector);
    if (!entity.country.empty() && entity.id != "state:" + entity.country)
      add_iri(Word::country, options_.base + "state/" + iri_segment(entity.country));
    if (entity.wikidata.size() > 1 && entity.wikidata[0] == 'Q' &&
        entity.wikidata.find_first_not_of("0123456789", 1) == std::string::npos)
      add_iri(Word::same_as, "http://www.wikidata.org/entity/" + entity.wikidata);
    add_number(Word::mention_count, seen.mentions);
    add_number(Word::article_count, seen.articles);
  }

  void describe_fact(const MergedFact& fact) {
    std::vector<std::string> graphs;
    if (fact.evidence.empty()) graphs = background_graph_;
    for (const auto& evidence : fact.evidence) graphs.push_back(article_graph(subgraph_.article(evidence)));
    std::sort(graphs.begin(), graphs.end());
    graphs.erase(std::unique(graphs.begin(), graphs.end()), graphs.end());
    subject(fact_iri(options_.base, fact), no_number, graphs);
    if (fact.kind == FactKind::event) describe_event(fact);
    else describe_relation(fact);
    add_english(Word::label, label_of(fact, subgraph_));
    add(Word::polarity, fact.modality == Modality::denied ? Word::negated : Word::affirmed);
    add(Word::modality, word_of(fact.modality));
    add_text(Word::confidence, decimal_text(fact.confidence), Object::Kind::decimal);
    if (!fact.attributed_to.empty()) {
      if (const auto speaker = subgraph_.find_entity(fact.attributed_to); speaker != no_number)
        add_entity(Word::attributed_to, speaker);
    }
    if (fact.is_background) add_text(Word::is_background, "true", Object::Kind::boolean);
    add_sentences(fact);
    add_shortcuts(fact, graphs);
  }

  void add_sentences(const MergedFact& fact) {
    std::vector<std::string> sentences;
    for (const auto& evidence : fact.evidence)
      sentences.push_back(sentence_iri(article_iri(options_.base, subgraph_.article(evidence)), evidence.range));
    std::sort(sentences.begin(), sentences.end());
    sentences.erase(std::unique(sentences.begin(), sentences.end()), sentences.end());
    add_number(Word::evidence_count, sentences.size());
    for (const auto& sentence : sentences) add_iri(Word::derived_from, sentence);
  }

  void describe_event(const MergedFact& fact) {
    add(Word::type, Word::event);
    add(Word::type, Word::sem_event);
    std::vector<std::uint32_t> actors = fact.sources;
    actors.insert(actors.end(), fact.targets.begin(), fact.targets.end());
    std::sort(actors.begin(), actors.end());
    actors.erase(std::unique(actors.begin(), actors.end()), actors.end());
    for (const auto party : actors) add_entity(Word::has_actor, party);
    for (const auto party : fact.sources) add_entity(Word::agent, party);
    for (const auto party : fact.targets) add_entity(Word::patient, party);
    if (fact.place != no_number) add_entity(Word::has_place, fact.place);
    add_iri(Word::event_type, std::string(event_type_iri) + std::string(name_of(fact.event_type)));
    if (!fact.mode.empty()) {
      std::string mode = fact.mode;
      std::replace(mode.begin(), mode.end(), ' ', '-');
      add_iri(Word::mode, std::string(event_mode_iri) + iri_segment(mode));
    }
    add_text(Word::cameo_code, fact.cameo);
    add_text(Word::predicate, fact.predicate);
    const DaySpan days = day_span(fact.time);
    add_text(Word::earliest, days.first, Object::Kind::date);
    add_text(Word::latest, days.last, Object::Kind::date);
    add_text(Word::date_precision, precision_of(fact.time));
    add_text(Word::time, fact.time);
    add_text(Word::time_text, fact.time_text);
  }

  void describe_relation(const MergedFact& fact) {
    add(Word::type, Word::relation);
    if (is_membership(fact.relation_type)) {
      add(Word::type, Word::org_membership);
      for (const auto party : fact.sources) add_entity(Word::org_member, party);
      for (const auto party : fact.targets) add_entity(Word::org_organization, party);
    }
    for (const auto party : fact.sources) add_entity(Word::head, party);
    for (const auto party : fact.targets) add_entity(Word::tail, party);
    add(Word::relation_type, shortcut(fact.relation_type));
    add_text(Word::title, fact.title);
    add_text(Word::valid_from, fact.from);
    add_text(Word::valid_until, fact.until);
  }

  /// Only what is asserted without naming a speaker becomes a plain statement: nobody who follows it meets a denial, a
  /// plan or a claim unawares.
  void add_shortcuts(const MergedFact& fact, std::span<const std::string> graphs) {
    if (fact.modality != Modality::asserted || !fact.attributed_to.empty()) return;
    const Word word = fact.kind == FactKind::event ? shortcut(fact.event_type) : shortcut(fact.relation_type);
    for (const auto& join : joins_of(fact, 0, {})) {
      if (join.source == join.target || join.tie.facet.is_place()) continue;
      add_shortcut({join.source, join.target, word}, graphs);
      if (join.tie.facet.is_mutual()) add_shortcut({join.target, join.source, word}, graphs);
    }
  }

  void add_shortcut(const Shortcut& shortcut, std::span<const std::string> graphs) {
    if (!shortcut_facts_) {
      shortcuts_.push_back(shortcut);
      return;
    }
    subject(iris_[shortcut.source], shortcut.source, graphs);
    add_entity(shortcut.word, shortcut.target);
  }

  void describe_shortcuts() {
    std::sort(shortcuts_.begin(), shortcuts_.end());
    shortcuts_.erase(std::unique(shortcuts_.begin(), shortcuts_.end()), shortcuts_.end());
    std::uint32_t current = no_number;
    for (const auto& shortcut : shortcuts_) {
      if (shortcut.source != current) subject(iris_[shortcut.source], shortcut.source, {});
      current = shortcut.source;
      add_entity(shortcut.word, shortcut.target);
    }
  }

  void describe_article(const Article& article, const std::vector<TextRange>& sentences) {
    const std::string iri = article_iri(options_.base, article);
    const std::vector<std::string> graphs{article_graph(article)};
    subject(iri, no_number, graphs);
    for (const auto kind : {Word::article, Word::news_article, Word::context, Word::entity}) add(Word::type, kind);
    add_text(Word::identifier, article.id);
    add_tagged(Word::article_title, article.title, article.language);
    if (const auto days = day_span(article.published); !days.first.empty() && article.published.size() >= 10)
      add_text(Word::issued, days.first, Object::Kind::date);
    else add_text(Word::issued, article.published);
    add_text(Word::publisher, article.source);
    add_text(Word::url, article.url);
    if (is_language_tag(article.language)) add_text(Word::language, article.language);
    add_text(Word::sha256, sha256_hex(article.text));
    const CodePointOffsets offsets(article.text);
    for (const auto range : sentences) {
      subject(sentence_iri(iri, range), no_number, graphs);
      for (const auto kind : {Word::evidence, Word::sentence, Word::rfc5147_string}) add(Word::type, kind);
      add_iri(Word::reference_context, iri);
      add_number(Word::begin_index, range.start, Object::Kind::count);
      add_number(Word::end_index, range.end, Object::Kind::count);
      const auto begin = offsets.bytes(range.start);
      const auto end = offsets.bytes(range.end);
      add_text(Word::anchor_of, begin < end && end <= article.text.size()
                                    ? std::string_view(article.text).substr(begin, end - begin)
                                    : "");
      add_iri(Word::generated_by, run_);
    }
  }

  void describe_run() {
    const std::string software = options_.base + "software/" + iri_segment(options_.software);
    subject(run_, no_number, entity_graph_);
    add(Word::type, Word::activity);
    add_iri(Word::associated_with, software);
    subject(software, no_number, entity_graph_);
    add(Word::type, Word::software_agent);
    add_english(Word::label, options_.software);
  }

  Subgraph& subgraph_;
  const RdfOptions& options_;
  StatementSink& sink_;
  bool shortcut_facts_;            // emit shortcuts with their facts
  std::vector<std::string> iris_;  // by entity
  std::string run_;
  std::vector<std::string> entity_graph_, background_graph_;
  std::vector<Shortcut> shortcuts_;
  std::string buffer_;
  std::uint64_t count_ = 0;
  std::uint64_t graphs_ = 1;
};

}  // namespace

std::string_view datatype_name(Object::Kind kind) {
  switch (kind) {
    case Object::Kind::decimal: return "decimal";
    case Object::Kind::integer: return "integer";
    case Object::Kind::count: return "nonNegativeInteger";
    case Object::Kind::date: return "date";
    case Object::Kind::boolean: return "boolean";
    default: return "";
  }
}

std::string entity_iri(std::string_view base, std::string_view id) {
  const auto colon = id.find(':');
  const auto prefix = id.substr(0, colon);
  const bool is_ours = colon != std::string_view::npos &&
                       (prefix == "person" || prefix == "state" || prefix == "org" || prefix == "place");
  if (!is_ours) return std::string(base) + "entity/" + iri_segment(id);
  return std::string(base) + std::string(prefix) + "/" + iri_segment(id.substr(colon + 1));
}

std::string fact_iri(std::string_view base, const MergedFact& fact) {
  const std::string_view prefix = fact.kind == FactKind::event ? "event:" : "relation:";
  const std::string_view id = fact.id;
  if (!id.starts_with(prefix)) return std::string(base) + "fact/" + iri_segment(id);
  return std::string(base) + std::string(prefix.substr(0, prefix.size() - 1)) + "/" +
         iri_segment(id.substr(prefix.size()));
}

std::string article_iri(std::string_view base, const Article& article) {
  return std::string(base) + "doc/" + iri_segment(article.id);
}

std::string sentence_iri(std::string_view article_iri, TextRange range) {
  return std::string(article_iri) + "#char=" + std::to_string(range.start) + "," + std::to_string(range.end);
}

std::uint64_t describe(Subgraph& subgraph, const RdfOptions& options, StatementSink& sink) {
  return Describer(subgraph, options, sink).run();
}

}  // namespace entente
