// SPDX-License-Identifier: Apache-2.0
// Raptor 2.0.15 has faults that its input must keep clear of; what is promised here and where it is kept:
//   no blank nodes and no lists (describe() has neither), no control characters (clean_text()), language tags of at
//   most 35 characters (is_language_tag()), decimals with a digit behind the point and no doubles (decimal_text()).
#include "graph/export/rdf.h"

#include <raptor2.h>

#include <array>
#include <memory>
#include <vector>

#include "graph/export/piece_writer.h"

namespace entente {
namespace {

const unsigned char* bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

struct Free {
  void operator()(raptor_world* world) const { raptor_free_world(world); }
  void operator()(raptor_serializer* serializer) const { raptor_free_serializer(serializer); }
  void operator()(raptor_uri* uri) const { raptor_free_uri(uri); }
  void operator()(raptor_term* term) const { raptor_free_term(term); }
  void operator()(raptor_iostream* stream) const { raptor_free_iostream(stream); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

/// Statements of one Turtle block: enough to share its subjects' prefixes, little enough to stay in the cache.
constexpr std::size_t statements_per_block = 1000;

void on_message(void* data, raptor_log_message* message) {
  auto& error = *static_cast<std::string*>(data);
  if (message->level >= RAPTOR_LOG_LEVEL_ERROR && error.empty()) error = message->text;
}

int append_byte(void* data, const int byte) {
  *static_cast<std::string*>(data) += static_cast<char>(byte);
  return 0;
}

int append_bytes(void* data, const void* from, std::size_t size, std::size_t count) {
  static_cast<std::string*>(data)->append(static_cast<const char*>(from), size * count);
  return static_cast<int>(count);
}

constexpr raptor_iostream_handler append_handler{.version = 2,
                                                 .init = nullptr,
                                                 .finish = nullptr,
                                                 .write_byte = append_byte,
                                                 .write_bytes = append_bytes,
                                                 .write_end = nullptr,
                                                 .read_bytes = nullptr,
                                                 .read_eof = nullptr};

class RaptorSink : public StatementSink {
 public:
  RaptorSink(RdfSyntax syntax, const RdfOptions& options, std::size_t entities, std::ostream& out)
      : syntax_(syntax), base_(options.base), out_(out), world_(raptor_new_world()), entity_terms_(entities) {
    raptor_world_set_log_handler(world_.get(), &error_, on_message);
    // Kept terms are faster than a search among all IRIs ever seen, and that table would grow without end.
    raptor_world_set_flag(world_.get(), RAPTOR_WORLD_FLAG_URI_INTERNING, 0);
    raptor_world_open(world_.get());
    stream_.reset(raptor_new_iostream_from_handler(world_.get(), &out_.text, &append_handler));
    for (std::size_t i = 0; i < word_count; ++i) words_[i] = iri_term(iri_of(static_cast<Word>(i)));
    for (std::size_t kind = 0; kind < datatypes_.size(); ++kind)
      if (const auto name = datatype_name(static_cast<Object::Kind>(kind)); !name.empty())
        datatypes_[kind].reset(new_uri(std::string(xsd.iri) + std::string(name)));
    start();
  }

  void subject(std::string_view iri, std::uint32_t entity, std::span<const std::string>) override {
    if (syntax_ == RdfSyntax::turtle && statements_ >= statements_per_block) {
      finish();
      start();
    }
    subject_ = entity == no_number ? iri_term(iri) : entity_term(entity, iri);
  }

  void add(Word predicate, const Object& object) override {
    const Owned<raptor_term> term = term_of(object);
    if (!term) {
      if (error_.empty()) error_ = "out of memory";
      return;
    }
    raptor_statement statement{};
    statement.world = world_.get();
    statement.subject = subject_.get();
    statement.predicate = words_[static_cast<std::size_t>(predicate)].get();
    statement.object = term.get();
    raptor_serializer_serialize_statement(serializer_.get(), &statement);
    ++statements_;
    if (syntax_ != RdfSyntax::turtle) out_.pass();
  }

  Result<void> end() {
    finish();
    if (!error_.empty()) return fail(ErrorKind::store, "the RDF library cannot write this: " + error_);
    return {};
  }

 private:
  void start() {
    serializer_.reset(raptor_new_serializer(world_.get(), syntax_ == RdfSyntax::turtle ? "turtle" : "rdfxml"));
    raptor_serializer_set_option(serializer_.get(), RAPTOR_OPTION_RELATIVE_URIS, nullptr, 0);
    raptor_serializer_set_option(serializer_.get(), RAPTOR_OPTION_WRITE_BASE_URI, nullptr, 0);
    const auto declare = [&](std::string_view prefix, const std::string& iri) {
      const Owned<raptor_uri> uri(new_uri(iri));
      raptor_serializer_set_namespace(serializer_.get(), uri.get(), bytes(prefix));
    };
    for (const auto& space : namespaces)
      if (space.prefix != "rdf" || syntax_ == RdfSyntax::turtle) declare(space.prefix, std::string(space.iri));
    if (syntax_ == RdfSyntax::turtle) {
      declare("xsd", std::string(xsd.iri));
      declare("type", std::string(event_type_iri));
      declare("mode", std::string(event_mode_iri));
      declare("wd", "http://www.wikidata.org/entity/");
      for (const auto& [prefix, folder] : {std::pair("person", "person/"),
                                           {"state", "state/"},
                                           {"organisation", "org/"},
                                           {"place", "place/"},
                                           {"doc", "doc/"},
                                           {"event", "event/"},
                                           {"relation", "relation/"},
                                           {"kg", ""}})
        declare(prefix, base_ + folder);
    }
    raptor_serializer_start_to_iostream(serializer_.get(), nullptr, stream_.get());
    statements_ = 0;
  }

  void finish() {
    raptor_serializer_serialize_end(serializer_.get());
    serializer_.reset();
    if (syntax_ == RdfSyntax::turtle) drop_prefixes();
    out_.flush();
  }

  /// Every block repeats the prefixes; once is enough.
  void drop_prefixes() {
    if (is_first_block_) {
      is_first_block_ = false;
      return;
    }
    std::size_t at = 0;
    while (out_.text.compare(at, 7, "@prefix") == 0 || (at < out_.text.size() && out_.text[at] == '\n')) {
      const auto line_end = out_.text.find('\n', at);
      if (line_end == std::string::npos) break;
      at = line_end + 1;
    }
    out_.text.erase(0, at);
  }

  raptor_uri* new_uri(std::string_view iri) const {
    return raptor_new_uri_from_counted_string(world_.get(), bytes(iri), iri.size());
  }
  Owned<raptor_term> iri_term(std::string_view iri) const {
    return Owned<raptor_term>(raptor_new_term_from_counted_uri_string(world_.get(), bytes(iri), iri.size()));
  }
  Owned<raptor_term> entity_term(std::uint32_t entity, std::string_view iri) {
    auto& kept = entity_terms_[entity];
    if (!kept) kept = iri_term(iri);
    return Owned<raptor_term>(raptor_term_copy(kept.get()));
  }
  Owned<raptor_term> literal(const Object& object) const {
    const Owned<raptor_uri>& type = datatypes_[static_cast<std::size_t>(object.kind)];
    const std::string language(object.language);  // ends in a zero
    return Owned<raptor_term>(raptor_new_term_from_counted_literal(
        world_.get(), bytes(object.value), object.value.size(), type.get(),
        language.empty() ? nullptr : bytes(language), static_cast<unsigned char>(language.size())));
  }

  Owned<raptor_term> term_of(const Object& object) {
    if (object.kind == Object::Kind::word)
      return Owned<raptor_term>(raptor_term_copy(words_[static_cast<std::size_t>(object.word)].get()));
    if (object.kind != Object::Kind::iri) return literal(object);
    return object.entity == no_number ? iri_term(object.value) : entity_term(object.entity, object.value);
  }

  RdfSyntax syntax_;
  std::string base_;
  PieceWriter out_;
  std::string error_;
  bool is_first_block_ = true;
  std::size_t statements_ = 0;
  Owned<raptor_world> world_;  // outlives everything below
  Owned<raptor_iostream> stream_;
  Owned<raptor_serializer> serializer_;
  std::array<Owned<raptor_term>, word_count> words_;
  std::vector<Owned<raptor_term>> entity_terms_;
  std::array<Owned<raptor_uri>, static_cast<std::size_t>(Object::Kind::boolean) + 1> datatypes_;  // by kind; some none
  Owned<raptor_term> subject_;
};

}  // namespace

Result<void> write_rdf(Subgraph& subgraph, const RdfOptions& options, RdfSyntax syntax, std::ostream& out) {
  RaptorSink sink(syntax, options, subgraph.entities().size(), out);
  describe(subgraph, options, sink);
  ENTENTE_CHECK(sink.end());
  return subgraph.check();
}

}  // namespace entente
