// SPDX-License-Identifier: Apache-2.0
#include "cli/manual.h"

#include <algorithm>
#include <ostream>
#include <string_view>

namespace entente {
namespace {

/// Text as roff takes it: nothing in it is a request, hyphens stay hyphens.
std::string roff(std::string_view text) {
  std::string out;
  bool starts_line = true;
  for (const char c : text) {
    if (starts_line && (c == '.' || c == '\'')) out += "\\&";
    switch (c) {
      case '\\': out += "\\e"; break;
      case '-': out += "\\-"; break;
      case '\'': out += "\\(aq"; break;
      case '`': out += "\\(ga"; break;
      case '^': out += "\\(ha"; break;
      case '~': out += "\\(ti"; break;
      default: out += c;
    }
    starts_line = c == '\n';
  }
  return out;
}

void write_section(const char* title, std::ostream& out) { out << ".SH " << title << '\n'; }

void write_option(const OptionHelp& option, std::ostream& out) {
  out << ".TP\n";
  for (std::size_t i = 0; i < option.names.size(); ++i)
    out << (i > 0 ? ", " : "") << (option.is_argument ? "\\fI" : "\\fB") << roff(option.names[i]) << "\\fR";
  if (!option.is_argument && !option.value.empty()) out << " \\fI" << roff(option.value) << "\\fR";
  out << '\n' << roff(full_help(option)) << ".\n";
}

void write_options(const char* title, const std::vector<OptionHelp>& options, bool arguments, std::ostream& out) {
  bool is_first = true;
  for (const auto& option : options) {
    if (option.is_argument != arguments) continue;
    if (is_first) write_section(title, out);
    is_first = false;
    write_option(option, out);
  }
}

bool takes_entity(const CommandHelp& command) {
  return std::any_of(command.options.begin(), command.options.end(),
                     [](const OptionHelp& option) { return option.value.starts_with("ENTITY"); });
}

/// Lines that stay as they are.
void write_verbatim(std::string_view text, std::ostream& out) { out << ".EX\n" << roff(text) << ".EE\n"; }

}  // namespace

std::string page_of(const CommandHelp& command) {
  std::string page = command.name;
  std::replace(page.begin(), page.end(), ' ', '-');
  return page;
}

void write_manual(const CommandHelp& command, const CommandHelp& root, std::ostream& out) {
  const bool is_root = &command == &root;
  std::string summary = command.summary;
  if (is_root) summary = "articles as a knowledge graph with the sentence behind every edge";
  std::string title = page_of(command);
  std::transform(title.begin(), title.end(), title.begin(),
                 [](char c) { return 'a' <= c && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  out << ".TH \"" << title << "\" \"1\" \"\" \"entente\" \"User Commands\"\n";
  write_section("NAME", out);
  out << roff(page_of(command)) << " \\- " << roff(summary) << '\n';
  write_section("SYNOPSIS", out);
  out << "\\fB" << roff(command.name) << "\\fR" << roff(usage_of(command).substr(command.name.size())) << '\n';
  write_section("DESCRIPTION", out);
  if (is_root) write_verbatim(command.summary + "\n", out);
  else out << roff(command.summary) << ".\n";
  if (takes_entity(command))
    out << ".PP\nAn \\fIENTITY\\fR is a name or alias in any case, with or without accents, an ISO code, a Wikidata "
           "id,\n"
           "or an id such as person:anwar\\-ibrahim.\n";
  if (!command.commands.empty()) {
    write_section("COMMANDS", out);
    for (const auto& below : command.commands)
      out << ".TP\n\\fB" << roff(page_of(below)) << "\\fR(1)\n" << roff(below.summary) << ".\n";
  }
  write_options("ARGUMENTS", command.options, true, out);
  write_options("OPTIONS", command.options, false, out);
  if (!is_root) write_options("OPTIONS OF EVERY COMMAND", root.options, false, out);
  if (!command.more.empty() && !is_root) {
    write_section("NOTES", out);
    write_verbatim(command.more, out);
  }
  if (!command.examples.empty()) {
    write_section("EXAMPLES", out);
    write_verbatim(command.examples, out);
  }
  write_section("EXIT STATUS", out);
  out << ".TP\n0\nfine.\n.TP\n1\nnothing found: no path, no such entity.\n.TP\n2\nwrong usage.\n.TP\n3\n"
         "some input could not be read; the rest was processed.\n.TP\n4\nvalidation failed.\n.TP\n5\n"
         "the knowledge base cannot be opened or written.\n";
  write_section("ENVIRONMENT", out);
  out << ".TP\nNO_COLOR\nWhen set and not empty, no colour is used unless \\-\\-color asks for it.\n";
  write_section("SEE ALSO", out);
  if (!is_root) out << "\\fBentente\\fR(1)\n";
  else out << "\\fBentente\\-build\\fR(1), \\fBentente\\-path\\fR(1), \\fBentente\\-export\\fR(1)\n";
}

}  // namespace entente
