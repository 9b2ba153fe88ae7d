// SPDX-License-Identifier: Apache-2.0
#include "ontology/read_turtle.h"

#include <raptor2.h>

#include <memory>

namespace entente {
namespace {

struct Run {
  const std::function<void(const Triple&)>* each = nullptr;
  raptor_parser* parser = nullptr;
  std::string error;
  int error_line = 0;
};

int line_of(raptor_locator* locator) { return locator ? raptor_locator_line(locator) : 0; }

/// The text of a term; `buffer` keeps what has to be put together.
std::string_view text_of(const raptor_term* term, std::string& buffer) {
  const auto view = [](const unsigned char* text, std::size_t size) {
    return std::string_view(reinterpret_cast<const char*>(text), size);
  };
  if (term->type == RAPTOR_TERM_TYPE_URI) {
    std::size_t size = 0;
    const unsigned char* text = raptor_uri_as_counted_string(term->value.uri, &size);
    return view(text, size);
  }
  if (term->type == RAPTOR_TERM_TYPE_LITERAL) return view(term->value.literal.string, term->value.literal.string_len);
  buffer = "_:";
  buffer += view(term->value.blank.string, term->value.blank.string_len);
  return buffer;
}

void on_statement(void* data, raptor_statement* statement) {
  auto& run = *static_cast<Run*>(data);
  std::string subject;
  std::string object;
  (*run.each)(Triple{.subject = text_of(statement->subject, subject),
                     .predicate = text_of(statement->predicate, subject),
                     .object = text_of(statement->object, object),
                     .is_literal = statement->object->type == RAPTOR_TERM_TYPE_LITERAL,
                     .line = line_of(raptor_parser_get_locator(run.parser))});
}

void on_message(void* data, raptor_log_message* message) {
  auto& run = *static_cast<Run*>(data);
  if (message->level < RAPTOR_LOG_LEVEL_ERROR || !run.error.empty()) return;
  run.error = message->text;
  run.error_line = line_of(message->locator);
}

struct Free {
  void operator()(raptor_world* world) const { raptor_free_world(world); }
  void operator()(raptor_parser* parser) const { raptor_free_parser(parser); }
  void operator()(raptor_uri* uri) const { raptor_free_uri(uri); }
};

}  // namespace

Result<void> read_turtle(std::string_view text, const std::string& source,
                         const std::function<void(const Triple&)>& each) {
  const std::unique_ptr<raptor_world, Free> world(raptor_new_world());
  if (!world) return fail(ErrorKind::invalid, source + ": the RDF library cannot be started");
  Run run{.each = &each};
  raptor_world_set_log_handler(world.get(), &run, on_message);
  raptor_world_open(world.get());
  const std::unique_ptr<raptor_parser, Free> parser(raptor_new_parser(world.get(), "turtle"));
  const std::unique_ptr<raptor_uri, Free> base(
      raptor_new_uri(world.get(), reinterpret_cast<const unsigned char*>("https://entente.example/kg/")));
  run.parser = parser.get();
  raptor_parser_set_statement_handler(parser.get(), &run, on_statement);
  raptor_parser_set_option(parser.get(), RAPTOR_OPTION_NO_NET, nullptr, 1);
  raptor_parser_parse_start(parser.get(), base.get());
  const int status =
      raptor_parser_parse_chunk(parser.get(), reinterpret_cast<const unsigned char*>(text.data()), text.size(), 1);
  if (status != 0 || !run.error.empty())
    return fail(ErrorKind::invalid, source + ":" + std::to_string(run.error_line) +
                                        ": not valid Turtle: " + (run.error.empty() ? "syntax error" : run.error));
  return {};
}

}  // namespace entente
