// SPDX-License-Identifier: Apache-2.0
// Raptor 2.0.15 has faults that its input must keep clear of; what is promised here and where it is kept:
//   no blank nodes and no lists (describe() has neither), no control characters (clean_text()), language tags of at
//   most 35 characters (is_language_tag()), decimals with a digit behind the point and no doubles (decimal_text()).
// N-Triples that need no escapes are the exception: they are put together here, byte for byte as Raptor would.
#include "graph/export/rdf.h"

#include <raptor2.h>

#include <algorithm>
#include <array>
#include <memory>
#include <ostream>
#include <vector>

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
constexpr std::size_t buffer_size = 1U << 16U;

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

const char* raptor_name(RdfSyntax syntax) {
  switch (syntax) {
    case RdfSyntax::turtle: return "turtle";
    case RdfSyntax::ntriples: return "ntriples";
    case RdfSyntax::nquads: return "nquads";
    case RdfSyntax::rdfxml: return "rdfxml";
  }
  return "ntriples";
}

/// Whether N-Triples holds the text as it is, within quotes or pointed brackets; then Raptor, which looks at every
/// byte, need not be asked, and the line comes out the same.
bool is_plain(std::string_view text) {
  bool plain = true;
  for (const char c : text) plain = plain && c >= ' ' && c < '\x7F' && c != '"' && c != '\\';
  return plain;
}
bool is_plain_iri(std::string_view iri) {
  return is_plain(iri) && iri.find_first_of(" <>{}|^`") == std::string_view::npos;
}

class RaptorSink : public StatementSink {
 public:
  RaptorSink(RdfSyntax syntax, const RdfOptions& options, std::size_t entities, std::ostream& out)
      : syntax_(syntax), base_(options.base), out_(out), world_(raptor_new_world()), entity_terms_(entities) {
    raptor_world_set_log_handler(world_.get(), &error_, on_message);
    // Kept terms are faster than a search among all IRIs ever seen, and that table would grow without end.
    raptor_world_set_flag(world_.get(), RAPTOR_WORLD_FLAG_URI_INTERNING, 0);
    raptor_world_open(world_.get());
    stream_.reset(raptor_new_iostream_from_handler(world_.get(), &written_, &append_handler));
    for (std::size_t i = 0; i < word_count; ++i) {
      words_[i] = iri_term(iri_of(static_cast<Word>(i)));
      word_texts_[i] = "<" + iri_of(static_cast<Word>(i)) + ">";
    }
    const auto datatype = [&](std::string_view name) {
      return Owned<raptor_uri>(new_uri(std::string(xsd.iri) + std::string(name)));
    };
    decimal_ = datatype(datatype_name(Object::Kind::decimal));
    integer_ = datatype(datatype_name(Object::Kind::integer));
    count_ = datatype(datatype_name(Object::Kind::count));
    date_ = datatype(datatype_name(Object::Kind::date));
    boolean_ = datatype(datatype_name(Object::Kind::boolean));
    is_line_syntax_ = syntax == RdfSyntax::ntriples || syntax == RdfSyntax::nquads;
    if (!is_line_syntax_) start();
  }

  bool has_graphs() const override { return syntax_ == RdfSyntax::nquads; }

  void subject(std::string_view iri, std::uint32_t entity, std::span<const std::string> graphs) override {
    if (syntax_ == RdfSyntax::turtle && statements_ >= statements_per_block) {
      finish();
      start();
    }
    subject_iri_ = iri;
    subject_entity_ = entity;
    graph_iris_.assign(graphs.begin(), has_graphs() ? graphs.end() : graphs.begin());
    is_plain_subject_ =
        is_line_syntax_ && is_plain_iri(iri) && std::all_of(graph_iris_.begin(), graph_iris_.end(), is_plain_iri);
    has_terms_ = false;
    if (!is_plain_subject_) make_terms();
  }

  void add(Word predicate, const Object& object) override {
    if (is_plain_subject_ && add_plain(predicate, object)) {
      if (written_.size() >= buffer_size) flush();
      return;
    }
    if (!has_terms_) make_terms();
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
    if (!is_line_syntax_) {
      raptor_serializer_serialize_statement(serializer_.get(), &statement);
    } else if (graphs_.empty()) {
      raptor_statement_ntriples_write(&statement, stream_.get(), 0);
    } else {
      for (const auto& graph : graphs_) {
        statement.graph = graph.get();
        raptor_statement_ntriples_write(&statement, stream_.get(), 1);
      }
    }
    ++statements_;
    if (written_.size() >= buffer_size && syntax_ != RdfSyntax::turtle) flush();
  }

  Result<void> end() {
    if (is_line_syntax_) flush();
    else finish();
    if (!error_.empty()) return fail(ErrorKind::store, "the RDF library cannot write this: " + error_);
    return {};
  }

 private:
  void start() {
    serializer_.reset(raptor_new_serializer(world_.get(), raptor_name(syntax_)));
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
    flush();
  }

  /// Every block repeats the prefixes; once is enough.
  void drop_prefixes() {
    if (is_first_block_) {
      is_first_block_ = false;
      return;
    }
    std::size_t at = 0;
    while (written_.compare(at, 7, "@prefix") == 0 || (at < written_.size() && written_[at] == '\n')) {
      const auto line_end = written_.find('\n', at);
      if (line_end == std::string::npos) break;
      at = line_end + 1;
    }
    written_.erase(0, at);
  }

  void flush() {
    out_.write(written_.data(), static_cast<std::streamsize>(written_.size()));
    written_.clear();
  }

  void make_terms() {
    subject_ = subject_entity_ == no_number ? iri_term(subject_iri_) : entity_term(subject_entity_, subject_iri_);
    graphs_.clear();
    for (const auto& graph : graph_iris_) graphs_.push_back(iri_term(graph));
    has_terms_ = true;
  }

  /// Appends the line or lines of a statement that needs no escapes; false when it does.
  bool add_plain(Word predicate, const Object& object) {
    const bool is_iri = object.kind == Object::Kind::iri;
    if (object.kind != Object::Kind::word && !(is_iri ? is_plain_iri(object.value) : is_plain(object.value)))
      return false;
    const std::size_t copies = std::max<std::size_t>(graph_iris_.size(), 1);
    for (std::size_t copy = 0; copy < copies; ++copy) {
      (((written_ += '<') += subject_iri_) += "> ") += word_texts_[static_cast<std::size_t>(predicate)];
      written_ += ' ';
      if (object.kind == Object::Kind::word) written_ += word_texts_[static_cast<std::size_t>(object.word)];
      else ((written_ += is_iri ? '<' : '"') += object.value) += is_iri ? '>' : '"';
      if (object.kind == Object::Kind::tagged) (written_ += '@') += object.language;
      else if (const auto type = datatype_name(object.kind); !type.empty())
        (((written_ += "^^<") += xsd.iri) += type) += '>';
      if (!graph_iris_.empty()) ((written_ += " <") += graph_iris_[copy]) += '>';
      written_ += " .\n";
    }
    return true;
  }

  static std::string_view datatype_name(Object::Kind kind) {
    switch (kind) {
      case Object::Kind::decimal: return "decimal";
      case Object::Kind::integer: return "integer";
      case Object::Kind::count: return "nonNegativeInteger";
      case Object::Kind::date: return "date";
      case Object::Kind::boolean: return "boolean";
      default: return "";
    }
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
  Owned<raptor_term> literal(const Object& object, const Owned<raptor_uri>* datatype,
                             std::string_view language = {}) const {
    raptor_uri* type = datatype ? raptor_uri_copy(datatype->get()) : nullptr;
    const Owned<raptor_uri> owner(type);  // the term takes a reference of its own
    return Owned<raptor_term>(raptor_new_term_from_counted_literal(
        world_.get(), bytes(object.value), object.value.size(), type, language.empty() ? nullptr : bytes(language),
        static_cast<unsigned char>(language.size())));
  }

  Owned<raptor_term> term_of(const Object& object) {
    switch (object.kind) {
      case Object::Kind::word:
        return Owned<raptor_term>(raptor_term_copy(words_[static_cast<std::size_t>(object.word)].get()));
      case Object::Kind::iri:
        return object.entity == no_number ? iri_term(object.value) : entity_term(object.entity, object.value);
      case Object::Kind::text: return literal(object, nullptr);
      case Object::Kind::tagged: return literal(object, nullptr, std::string(object.language));
      case Object::Kind::decimal: return literal(object, &decimal_);
      case Object::Kind::integer: return literal(object, &integer_);
      case Object::Kind::count: return literal(object, &count_);
      case Object::Kind::date: return literal(object, &date_);
      case Object::Kind::boolean: return literal(object, &boolean_);
    }
    return nullptr;
  }

  RdfSyntax syntax_;
  std::string base_;
  std::ostream& out_;
  std::string error_;
  std::string written_;  // by Raptor, not yet by us
  bool is_line_syntax_ = false;
  bool is_first_block_ = true;
  std::size_t statements_ = 0;
  Owned<raptor_world> world_;  // outlives everything below
  Owned<raptor_iostream> stream_;
  Owned<raptor_serializer> serializer_;
  std::array<Owned<raptor_term>, word_count> words_;
  std::vector<Owned<raptor_term>> entity_terms_;
  Owned<raptor_uri> decimal_, integer_, count_, date_, boolean_;
  std::array<std::string, word_count> word_texts_;
  std::string subject_iri_;
  std::uint32_t subject_entity_ = no_number;
  std::vector<std::string> graph_iris_;
  bool is_plain_subject_ = false;
  bool has_terms_ = false;
  Owned<raptor_term> subject_;
  std::vector<Owned<raptor_term>> graphs_;
};

}  // namespace

Result<void> write_rdf(Subgraph& subgraph, const RdfOptions& options, RdfSyntax syntax, std::ostream& out) {
  RaptorSink sink(syntax, options, subgraph.entities().size(), out);
  describe(subgraph, options, sink);
  ENTENTE_CHECK(sink.end());
  return subgraph.check();
}

}  // namespace entente
