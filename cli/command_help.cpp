// SPDX-License-Identifier: Apache-2.0
#include "cli/command_help.h"

#include <algorithm>
#include <ostream>
#include <sstream>

#include "cli/table.h"

namespace entente {
namespace {

constexpr std::size_t widest_label = 26;
constexpr std::size_t widest_help = 100;  // longer lines are hard to read

/// `label` in its column, what it means beside it or, when it is too long for that, below.
void print_entry(const std::string& label, const std::string& help, std::size_t column, std::ostream& out,
                 const Streams& streams) {
  const auto width = streams.out_is_terminal
                         ? std::min(widest_help, static_cast<std::size_t>(std::max(streams.width, 40)))
                         : widest_help;
  std::ostringstream text;
  print_wrapped(text, help, column, width, Style::plain, streams);
  std::string lines = text.str();
  const std::size_t used = 2 + display_width(label);
  if (used + 2 <= column && !lines.empty())
    lines.replace(0, column, "  " + styled(label, Style::name, streams) + std::string(column - used, ' '));
  else lines.insert(0, "  " + styled(label, Style::name, streams) + "\n");
  out << lines;
}

using Entry = std::pair<std::string, std::string>;

void print_entries(const char* title, const std::vector<Entry>& entries, std::ostream& out, const Streams& streams) {
  if (entries.empty()) return;
  std::size_t widest = 0;
  for (const auto& [label, help] : entries)
    if (display_width(label) <= widest_label) widest = std::max(widest, display_width(label));
  out << '\n' << styled(title, Style::bold, streams) << '\n';
  for (const auto& [label, help] : entries) print_entry(label, help, widest + 4, out, streams);
}

/// "a, b or c".
std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i)
    text += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
  return text;
}

}  // namespace

std::string usage_of(const CommandHelp& command) {
  std::string usage = command.name;
  if (std::any_of(command.options.begin(), command.options.end(), [](const auto& o) { return !o.is_argument; }))
    usage += " [OPTIONS]";
  for (const auto& option : command.options) {
    if (!option.is_argument && option.is_required)
      usage += " " + option.names.front() + (option.value.empty() ? "" : " " + option.value);
  }
  for (const auto& option : command.options) {
    if (!option.is_argument) continue;
    const std::string name = option.names.front() + (option.is_repeated ? "..." : "");
    usage += option.is_required ? " " + name : " [" + name + "]";
  }
  if (!command.commands.empty()) usage += " COMMAND";
  return usage;
}

std::string label_of(const OptionHelp& option) {
  std::string label;
  for (const auto& name : option.names) label += (label.empty() ? "" : ", ") + name;
  if (option.is_argument) return label + (option.is_repeated ? "..." : "");
  return option.value.empty() ? label : label + " " + option.value;
}

std::string full_help(const OptionHelp& option) {
  std::string text = option.help;
  const bool names_all = std::all_of(option.choices.begin(), option.choices.end(),
                                     [&](const auto& choice) { return text.find(choice) != std::string::npos; });
  if (!names_all) text += ": " + listed(option.choices);
  if (!option.standard.empty() && option.standard != "-") text += " (default " + option.standard + ")";
  return text;
}

void print_help(const CommandHelp& command, const std::vector<OptionHelp>& global, std::ostream& out,
                const Streams& streams) {
  out << command.summary << "\n\n" << styled("Usage:", Style::bold, streams) << ' ' << usage_of(command) << '\n';
  std::vector<Entry> arguments;
  std::vector<Entry> options;
  std::vector<Entry> everywhere;
  std::vector<Entry> commands;
  for (const auto& option : command.options)
    (option.is_argument ? arguments : options).emplace_back(label_of(option), full_help(option));
  for (const auto& option : global) everywhere.emplace_back(label_of(option), full_help(option));
  for (const auto& below : command.commands)
    commands.emplace_back(below.name.substr(below.name.rfind(' ') + 1), below.summary);
  print_entries("Commands:", commands, out, streams);
  print_entries("Arguments:", arguments, out, streams);
  print_entries("Options:", options, out, streams);
  print_entries("Options of every command:", everywhere, out, streams);
  if (!command.examples.empty()) out << '\n' << styled("Examples:", Style::bold, streams) << '\n' << command.examples;
  if (!command.more.empty()) out << '\n' << command.more;
}

}  // namespace entente
