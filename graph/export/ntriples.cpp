// SPDX-License-Identifier: Apache-2.0
#include "graph/export/ntriples.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/utf8.h"
#include "graph/export/piece_writer.h"

namespace entente {
namespace {

/// Within quotes or pointed brackets as it is.
bool is_plain(std::string_view text) {
  bool plain = true;
  for (const char c : text) plain = plain && c >= ' ' && c < '\x7F' && c != '"' && c != '\\';
  return plain;
}

void append_code(std::string& out, char32_t c) {
  char code[16];
  const int size = std::snprintf(code, sizeof code, c > 0xFFFF ? "\\U%08X" : "\\u%04X", static_cast<unsigned>(c));
  out.append(code, static_cast<std::size_t>(size));
}

/// Text or IRI. A backslash is written by its number, because rdflib 6 takes the second half of "\\" and a letter that
/// follows for another escape.
void append_escaped(std::string& out, std::string_view text) {
  if (is_plain(text)) {
    out += text;
    return;
  }
  for (std::size_t at = 0; at < text.size();) {
    const char byte = text[at];
    const CodePoint c = code_point_at(text, at);
    at += std::max<std::size_t>(c.size, 1);
    if (byte == '\n') out += "\\n";
    else if (byte == '\t') out += "\\t";
    else if (byte == '"') out += "\\\"";
    else if (byte == '\\' || c.value < ' ' || c.value >= 0x7F) append_code(out, c.value);
    else out += byte;
  }
}

class LineSink : public StatementSink {
 public:
  LineSink(bool has_graphs, std::ostream& out) : has_graphs_(has_graphs), out_(out) {
    for (std::size_t i = 0; i < word_count; ++i) words_[i] = "<" + iri_of(static_cast<Word>(i)) + ">";
  }

  bool has_graphs() const override { return has_graphs_; }

  void subject(std::string_view iri, std::uint32_t, std::span<const std::string> graphs) override {
    subject_ = bracketed(iri) + " ";
    ends_.clear();
    if (has_graphs_)
      for (const auto& graph : graphs) ends_.push_back(" " + bracketed(graph) + " .\n");
    if (ends_.empty()) ends_.emplace_back(" .\n");
  }

  void add(Word predicate, const Object& object) override {
    const std::size_t begin = out_.text.size();
    out_ << subject_ << words_[static_cast<std::size_t>(predicate)] << " ";
    append(object);
    const std::size_t size = out_.text.size() - begin;
    out_ << ends_.front();
    for (std::size_t i = 1; i < ends_.size(); ++i) {
      out_.text.append(out_.text, begin, size);
      out_ << ends_[i];
    }
    out_.pass();
  }

  void end() { out_.flush(); }

 private:
  static std::string bracketed(std::string_view iri) {
    std::string text = "<";
    append_escaped(text, iri);
    return text += '>';
  }

  void append(const Object& object) {
    const bool is_iri = object.kind == Object::Kind::iri;
    if (object.kind == Object::Kind::word) {
      out_ << words_[static_cast<std::size_t>(object.word)];
      return;
    }
    out_ << (is_iri ? "<" : "\"");
    append_escaped(out_.text, object.value);
    out_ << (is_iri ? ">" : "\"");
    if (object.kind == Object::Kind::tagged) out_ << "@" << object.language;
    else if (const auto type = datatype_name(object.kind); !type.empty()) out_ << "^^<" << xsd.iri << type << ">";
  }

  bool has_graphs_;
  PieceWriter out_;
  std::array<std::string, word_count> words_;
  std::string subject_;            // with brackets and the space behind
  std::vector<std::string> ends_;  // of the line, for each graph
};

Result<void> write_lines(Subgraph& subgraph, const RdfOptions& options, bool has_graphs, std::ostream& out) {
  LineSink sink(has_graphs, out);
  describe(subgraph, options, sink);
  sink.end();
  return subgraph.check();
}

}  // namespace

Result<void> write_ntriples(Subgraph& subgraph, const RdfOptions& options, std::ostream& out) {
  return write_lines(subgraph, options, false, out);
}

Result<void> write_nquads(Subgraph& subgraph, const RdfOptions& options, std::ostream& out) {
  return write_lines(subgraph, options, true, out);
}

}  // namespace entente
