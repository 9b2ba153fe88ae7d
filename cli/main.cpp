// SPDX-License-Identifier: Apache-2.0
#include "cli/main.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <ostream>

#include "base/files.h"
#include "cli/command_help.h"
#include "cli/commands.h"
#include "cli/completion.h"
#include "cli/manual.h"
#include "cli/output.h"
#include "cli/table.h"
#include "cli/understanding.h"
#include "graph/query/type_names.h"

namespace entente {
namespace {

constexpr const char* description =
    "Turns articles on international relations into a knowledge graph with the sentence behind every edge.";

constexpr const char* examples =
    R"(  entente build articles/ -o kb.entente                    read articles into a knowledge base
  entente path kb.entente "Anwar Ibrahim" BRICS            how are they connected? with quotes
  entente neighbours kb.entente Malaysia                   what is it tied to?
  entente export kb.entente -f graphml -o graph.graphml    draw it elsewhere
)";

constexpr const char* more =
    R"(An ENTITY is a name or alias in any case, an ISO code, a Wikidata id, or an id such as person:anwar-ibrahim.
'entente COMMAND --help' teaches each command by example.

Exit codes: 0 fine, 1 nothing found, 2 wrong usage, 3 some input could not be read (the rest was processed),
4 validation failed, 5 the knowledge base cannot be opened or written.
)";

/// "{a,b}" within what CLI11 says about the type.
std::vector<std::string> choices_in(const std::string& type) {
  std::vector<std::string> choices;
  const auto open = type.find('{');
  const auto close = type.rfind('}');
  if (open == std::string::npos || close == std::string::npos) return choices;
  for (std::size_t at = open + 1; at < close;) {
    const auto end = std::min(type.find(',', at), close);
    choices.push_back(type.substr(at, end - at));
    at = end + 1;
  }
  return choices;
}

/// "N" of numbers, "FORMAT" of a text that --format takes, what was declared otherwise.
std::string value_name(const std::string& type, const std::string& option) {
  const std::string name = type.substr(0, type.find(':'));
  if (name == "UINT" || name == "INT" || name == "FLOAT") return "N";
  if (name != "TEXT") return name;
  std::string value = option.substr(option.find_first_not_of('-'));
  for (char& c : value) c = 'a' <= c && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return value;
}

OptionHelp describe(const CLI::Option& option) {
  OptionHelp help{.names = {},
                  .value = {},
                  .help = option.get_description(),
                  .choices = choices_in(option.get_type_name()),
                  .standard = option.get_default_str()};
  help.is_argument = option.get_positional();
  help.is_required = option.get_required();
  help.is_repeated = help.is_argument && option.get_items_expected_max() > 1;
  if (help.is_argument) {
    help.names.push_back(option.get_name(true, false));
  } else {
    for (const auto& name : option.get_snames()) help.names.push_back("-" + name);
    for (const auto& name : option.get_lnames()) help.names.push_back("--" + name);
  }
  if (option.get_items_expected_max() > 0) help.value = value_name(option.get_type_name(), help.names.back());
  return help;
}

/// A command below `above`, "" at the root.
CommandHelp describe(const CLI::App& app, const std::string& above) {
  CommandHelp help{.name = above.empty() ? app.get_name() : above + " " + app.get_name(),
                   .summary = app.get_description(),
                   .examples = {},
                   .more = {},
                   .options = {},
                   .commands = {}};
  const std::string footer = app.get_footer();  // examples and, behind a blank line, more
  const auto blank = footer.find("\n\n");
  help.examples = footer.substr(0, blank == std::string::npos ? footer.size() : blank + 1);
  if (blank != std::string::npos) help.more = footer.substr(blank + 2);
  for (const auto* option : app.get_options())
    if (above.empty() || option != app.get_help_ptr()) help.options.push_back(describe(*option));
  for (const auto* command : app.get_subcommands([](const CLI::App*) { return true; }))
    help.commands.push_back(describe(*command, help.name));
  return help;
}

const CommandHelp* find_command(const CommandHelp& root, const std::vector<std::string>& words) {
  const CommandHelp* at = &root;
  for (const auto& word : words) {
    const auto found = std::find_if(at->commands.begin(), at->commands.end(),
                                    [&](const CommandHelp& below) { return below.name == at->name + " " + word; });
    if (found == at->commands.end()) return nullptr;
    at = &*found;
  }
  return at;
}

class CommandLine {
 public:
  CommandLine() : app_(description, "entente") {
    app_.set_version_flag("--version", std::string("entente ") + ENTENTE_VERSION, "Print the version");
    app_.set_help_flag("-h,--help", "Print what a command does and takes");
    app_.require_subcommand(1);
    app_.footer(std::string(examples) + "\n" + more);
    app_.add_option("--color", colour_, "auto, always or never")
        ->check(CLI::IsMember({"auto", "always", "never"}))
        ->type_name("WHEN")
        ->capture_default_str();
    app_.fallthrough();
    declare_commands(app_, action_);
    add_manual();
    root_ = describe(app_, "");
  }

  int run(std::vector<std::string> arguments, Streams& streams) {
    if (arguments.empty()) {
      print_help(root_, {}, streams.err, streams);
      return exit_usage;
    }
    if (arguments.front() == "__complete") return print_completion(arguments, streams);
    if (!arguments.front().starts_with('-') && !find_command(root_, {arguments.front()}))
      return say_unknown_command(arguments.front(), streams);
    std::ranges::reverse(arguments);  // CLI11 takes them last first
    try {
      app_.parse(std::move(arguments));
    } catch (const CLI::CallForHelp&) {
      return print_help_of(command_at_hand(), streams);
    } catch (const CLI::ParseError& error) {
      if (error.get_exit_code() != static_cast<int>(CLI::ExitCodes::Success)) return say_what_is_wrong(error, streams);
      app_.exit(error, streams.out, streams.err);  // the version
      return exit_ok;
    }
    if (colour_ != "auto") streams.colour = colour_ == "always";
    return action_(streams);
  }

 private:
  void add_manual() {
    auto* help = app_.add_subcommand("help", "Print what a command does and takes");
    help->footer("  entente help path\n");
    help->add_option("COMMAND", words_, "A command; all of them when there is none");
    help->callback([this] {
      action_ = [this](Streams& streams) {
        const auto* command = find_command(root_, words_);
        return command ? print_help_of(*command, streams) : say_unknown_command(words_.front(), streams);
      };
    });

    auto* manual = app_.add_subcommand("manual", "Print the manual page of a command, or write all pages");
    manual->footer("  entente manual path | man -l -\n  entente manual --all -o /usr/local/share/man/man1\n");
    manual->add_option("COMMAND", words_, "A command; entente itself when there is none");
    manual->add_flag("--all", all_pages_, "Write every page into the folder that -o names");
    add_output(*manual, "File or folder to write, - for standard output");
    manual->callback([this] { action_ = [this](Streams& streams) { return print_manual(streams); }; });

    auto* completion = app_.add_subcommand("completion", "Print the script that teaches a shell to complete commands");
    completion->footer(
        "  source <(entente completion bash)\n  entente completion zsh > ~/.zfunc/_entente\n"
        "  entente completion fish > ~/.config/fish/completions/entente.fish\n");
    completion->add_option("SHELL", shell_, "bash, zsh or fish")
        ->required()
        ->check(CLI::IsMember({"bash", "zsh", "fish"}));
    add_output(*completion, "File to write, - for standard output");
    completion->callback([this] {
      action_ = [this](Streams& streams) {
        const auto script = completion_script(shell_);
        if (!script) return report(script.error(), streams);
        const auto printed = print_to(output_, streams, [&](std::ostream& out, const Streams&) { out << *script; });
        return printed ? exit_ok : report(printed.error(), streams);
      };
    });
  }

  void add_output(CLI::App& command, const std::string& help) {
    command.add_option("-o,--output", output_.output, help)->type_name("FILE")->capture_default_str();
  }

  int print_help_of(const CommandHelp& command, Streams& streams) const {
    if (colour_ != "auto") streams.colour = colour_ == "always";
    print_help(command, &command == &root_ ? std::vector<OptionHelp>{} : root_.options, streams.out, streams);
    return exit_ok;
  }

  int print_manual(Streams& streams) {
    if (all_pages_) return write_pages(streams);
    const auto* command = find_command(root_, words_);
    if (!command) return say_unknown_command(words_.front(), streams);
    const auto printed =
        print_to(output_, streams, [&](std::ostream& out, const Streams&) { write_manual(*command, root_, out); });
    return printed ? exit_ok : report(printed.error(), streams);
  }

  int write_pages(Streams& streams) {
    if (output_.output == "-")
      return report(Error{.kind = ErrorKind::usage, .message = "manual --all needs a folder; name it with -o"},
                    streams);
    std::error_code problem;
    std::filesystem::create_directories(output_.output, problem);
    std::vector<const CommandHelp*> pages{&root_};
    for (std::size_t i = 0; i < pages.size(); ++i) {  // the ones below follow
      for (const auto& below : pages[i]->commands) pages.push_back(&below);
      const auto written = write_file(output_.output + "/" + page_of(*pages[i]) + ".1",
                                      [&](std::ostream& out) { write_manual(*pages[i], root_, out); });
      if (!written) return report(written.error(), streams);
    }
    return exit_ok;
  }

  /// entente __complete -- WORD…, or --line with the command line up to the cursor; --last prints its last word.
  int print_completion(const std::vector<std::string>& arguments, Streams& streams) const {
    std::vector<std::string> words;
    if (arguments.size() == 3 && (arguments[1] == "--line" || arguments[1] == "--last"))
      words = shell_words(arguments[2]);
    else words.assign(arguments.begin() + 1, arguments.end());
    if (arguments.size() == 3 && arguments[1] == "--last") {
      streams.out << words.back() << '\n';
      return exit_ok;
    }
    if (!words.empty()) words.erase(words.begin());  // the program, or "--"
    const Completion found = complete(root_, words);
    for (const auto& candidate : found.candidates) {
      streams.out << on_one_line(candidate.word);
      if (!candidate.help.empty()) streams.out << '\t' << on_one_line(candidate.help);
      streams.out << '\n';
    }
    if (found.files) streams.out << ":files\n";
    return exit_ok;
  }

  int say_unknown_command(const std::string& word, Streams& streams) const {
    std::vector<std::string> names;
    for (const auto& command : root_.commands) names.push_back(command.name.substr(root_.name.size() + 1));
    const std::string near = nearest(word, names);
    streams.err << "entente: there is no command '" << on_one_line(word) << "'; "
                << (near.empty() ? "'entente --help' lists them" : "did you mean " + near + "?") << '\n';
    return exit_usage;
  }

  /// The innermost command that the arguments have named.
  const CommandHelp& command_at_hand() const {
    std::vector<std::string> words;
    for (const CLI::App* at = &app_; at != nullptr;) {
      const auto named = at->get_subcommands();
      at = named.empty() ? nullptr : named.front();
      if (at) words.push_back(at->get_name());
    }
    const auto* command = find_command(root_, words);
    return command ? *command : root_;
  }

  int say_what_is_wrong(const CLI::ParseError& error, Streams& streams) const {
    const CommandHelp& command = command_at_hand();
    std::string message = error.what();
    bool shows_usage = false;
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError)) {
      message = unexpected(command);
      shows_usage = message.starts_with("unexpected");
    } else if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::RequiredError)) {
      if (const auto is = message.rfind(" is required"); is != std::string::npos && !command.options.empty())
        message = message.substr(0, is) + " is missing";
      else message = own_name(command) + unknown_below(command);
      shows_usage = true;
    } else if (constexpr std::string_view conversion = "Could not convert: "; message.starts_with(conversion)) {
      const auto equals = message.find(" = ");  // "--k = x"
      message = message.substr(conversion.size(), equals - conversion.size()) + ": '" +
                (equals == std::string::npos ? "" : message.substr(equals + 3)) + "' is no number";
    }
    streams.err << "entente: " << on_one_line(message) << '\n';
    if (shows_usage) streams.err << "usage: " << usage_of(command) << '\n';
    streams.err << "try '" << command.name << " --help'\n";
    return exit_usage;
  }

  /// "ontology list".
  std::string own_name(const CommandHelp& command) const {
    return &command == &root_ ? command.name : command.name.substr(root_.name.size() + 1);
  }

  /// " needs a command", or " has no command 'lst'; did you mean list?"
  std::string unknown_below(const CommandHelp& command) const {
    const auto left = app_.remaining(true);
    if (left.empty()) return " needs a command";
    std::vector<std::string> names;
    for (const auto& below : command.commands) names.push_back(below.name.substr(command.name.size() + 1));
    const std::string near = nearest(left.front(), names);
    return " has no command '" + left.front() + "'" + (near.empty() ? "" : "; did you mean " + near + "?");
  }

  /// What was typed but means nothing.
  std::string unexpected(const CommandHelp& command) const {
    const auto left = app_.remaining(true);
    const auto option = std::find_if(left.begin(), left.end(),
                                     [](const std::string& word) { return word.size() > 1 && word.front() == '-'; });
    if (option == left.end()) return "unexpected '" + (left.empty() ? "" : left.front()) + "'";
    const std::string name = option->substr(0, option->find('='));
    std::vector<std::string> known;
    for (const auto* one : {&command, &root_})
      for (const auto& each : one->options)
        if (!each.is_argument) known.insert(known.end(), each.names.begin(), each.names.end());
    const std::string near = nearest(name, known);
    return own_name(command) + " has no option " + name + (near.empty() ? "" : "; did you mean " + near + "?");
  }

  CLI::App app_;
  CommandHelp root_;
  std::string colour_ = "auto";
  std::vector<std::string> words_;  // of help and manual
  std::string shell_;
  bool all_pages_ = false;
  OutputOptions output_;
  Action action_;
};

}  // namespace

int run(std::vector<std::string> arguments, Streams& streams) {
  return CommandLine().run(std::move(arguments), streams);
}

}  // namespace entente
