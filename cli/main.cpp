// SPDX-License-Identifier: Apache-2.0
#include "cli/main.h"

#include <CLI/CLI.hpp>
#include <functional>
#include <ostream>
#include <thread>

#include "cli/command_build.h"
#include "cli/command_extract.h"

namespace entente {
namespace {

constexpr const char* description =
    R"(Turns articles on international relations into a knowledge graph with the sentence behind every edge.

  entente build articles/ -o kb.entente                    read articles into a knowledge base
  entente path kb.entente "Anwar Ibrahim" BRICS            how are they connected? with quotes
  entente neighbours kb.entente Malaysia                   what is it tied to?
  entente export kb.entente -f graphml -o graph.graphml    draw it elsewhere
)";

constexpr const char* exit_codes = R"(
Exit codes: 0 fine, 1 nothing found, 2 wrong usage, 3 some input could not be read (the rest was processed),
4 validation failed, 5 the knowledge base cannot be opened or written.)";

void add_input_options(CLI::App& command, InputOptions& input) {
  command.add_option("INPUT", input.inputs, "Files, directories or - for standard input: text, JSON, JSON lines")
      ->required();
  command.add_option("--input-format", input.reading.format, "Do not guess the format")
      ->check(CLI::IsMember({"text", "json", "jsonl"}));
  command.add_option("--field", input.reading.fields, "Where a field is in the JSON: text=article.body")
      ->type_name("NAME=PATH");
  command.add_option("--published", input.reading.published, "Date of articles that give none, as 2025-05-21");
  command.add_option("--ontology", input.ontologies, "Turtle files with more persons, organisations, offices")
      ->type_name("FILE.ttl");
  command.add_option("-j,--jobs", input.jobs, "Threads")->capture_default_str()->check(CLI::Range(1U, 1024U));
  command.add_flag("-q,--quiet", input.quiet, "Only errors");
}

/// One command: its options live as long as the parser, its action runs after parsing.
using Action = std::function<int(Streams&)>;

CLI::App* add_command(CLI::App& app, const std::string& name, const std::string& summary, const std::string& example) {
  CLI::App* command = app.add_subcommand(name, summary);
  if (!example.empty()) command->footer("\nExamples:\n" + example);
  return command;
}

class CommandLine {
 public:
  CommandLine() : app_(description, "entente") {
    app_.set_version_flag("--version", "entente " ENTENTE_VERSION);
    app_.require_subcommand(1);
    app_.footer(exit_codes);
    app_.get_formatter()->column_width(34);
    add_build();
    add_extract();
  }

  int run(std::vector<std::string> arguments, Streams& streams) {
    std::ranges::reverse(arguments);  // CLI11 takes them last first
    try {
      app_.parse(std::move(arguments));
    } catch (const CLI::ParseError& error) {
      const bool is_help = error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success);
      app_.exit(error, streams.out, streams.err);
      return is_help ? exit_ok : exit_usage;
    }
    return action_(streams);
  }

 private:
  void on(CLI::App* command, Action action) {
    command->callback([this, action = std::move(action)] { action_ = action; });
  }

  void add_build() {
    auto* command =
        add_command(app_, "build", "Make a knowledge base from articles",
                    "  entente build articles/ -o kb.entente\n  zcat news.jsonl.gz | entente build - -o kb.entente\n");
    auto options = std::make_shared<BuildOptions>();
    add_input_options(*command, options->input);
    command->add_option("-o,--output", options->kb, "The knowledge base to create")->required()->type_name("KB");
    command->add_flag("--force", options->overwrite, "Overwrite an existing knowledge base");
    command->add_flag("--open", options->open, "Keep events of type OTHER too");
    on(command, [options](Streams& streams) { return run_build(*options, streams); });

    auto* add = add_command(app_, "add", "Add articles to a knowledge base", "  entente add kb.entente today.jsonl\n");
    auto more = std::make_shared<BuildOptions>();
    add->add_option("KB", more->kb, "The knowledge base")->required();
    add_input_options(*add, more->input);
    add->add_flag("--open", more->open, "Keep events of type OTHER too");
    on(add, [more](Streams& streams) { return run_add(*more, streams); });
  }

  void add_extract() {
    auto* command = add_command(app_, "extract", "Print what articles state, without a knowledge base",
                                "  entente extract article.txt --published 2025-05-21\n  entente extract articles/ "
                                "--with-text > facts.jsonl\n");
    auto options = std::make_shared<ExtractOptions>();
    add_input_options(*command, options->input);
    command->add_option("-f,--format", options->format, "Output format")
        ->check(CLI::IsMember({"jsonl"}))
        ->capture_default_str();
    command->add_option("-o,--output", options->output, "File to write, - for standard output")->capture_default_str();
    command->add_flag("--with-text", options->with_text, "Include the articles' text");
    on(command, [options](Streams& streams) { return run_extract(*options, streams); });
  }

  CLI::App app_;
  Action action_;
};

}  // namespace

int run(std::vector<std::string> arguments, Streams& streams) {
  return CommandLine().run(std::move(arguments), streams);
}

}  // namespace entente
