// SPDX-License-Identifier: Apache-2.0
#include "cli/completion.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "graph/query/resolve.h"
#include "graph/store/reader.h"
#include "graph/store/store.h"
#include "graph/tie.h"

namespace entente {
namespace {

constexpr std::size_t most_names_read = 400;  // bounds the time, whatever the size of the knowledge base
constexpr std::size_t most_entities = 40;

/// What has been typed in front of the word to complete.
struct Typed {
  const CommandHelp* command = nullptr;
  std::vector<std::string> arguments;    // that are told by their place
  const OptionHelp* awaiting = nullptr;  // the option whose value comes next
};

const OptionHelp* option_named(const CommandHelp& command, const CommandHelp& root, std::string_view name) {
  for (const auto* one : {&command, &root})
    for (const auto& option : one->options)
      if (!option.is_argument && std::find(option.names.begin(), option.names.end(), name) != option.names.end())
        return &option;
  return nullptr;
}

Typed read_words(const CommandHelp& root, const std::vector<std::string>& words) {
  Typed typed{.command = &root, .arguments = {}};
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const std::string& word = words[i];
    if (typed.awaiting) {
      typed.awaiting = nullptr;
    } else if (word.size() > 1 && word.front() == '-') {
      const auto* option = option_named(*typed.command, root, word.substr(0, word.find('=')));
      if (option && !option->value.empty() && word.find('=') == std::string::npos) typed.awaiting = option;
    } else {
      const auto& below = typed.command->commands;
      const auto found = std::find_if(below.begin(), below.end(), [&](const CommandHelp& command) {
        return command.name.substr(command.name.rfind(' ') + 1) == word;
      });
      if (found != below.end() && typed.arguments.empty()) typed.command = &*found;
      else typed.arguments.push_back(word);
    }
  }
  return typed;
}

/// The argument that the next word is; the last one may repeat.
const OptionHelp* next_argument(const Typed& typed) {
  const OptionHelp* last = nullptr;
  std::size_t index = 0;
  for (const auto& option : typed.command->options) {
    if (!option.is_argument) continue;
    last = &option;
    if (index++ == typed.arguments.size()) return last;
  }
  return last && last->is_repeated ? last : nullptr;
}

/// The knowledge base among the arguments, or "".
std::string knowledge_base(const Typed& typed) {
  std::size_t index = 0;
  for (const auto& option : typed.command->options) {
    if (!option.is_argument) continue;
    if (option.value == "KB" && index < typed.arguments.size()) return typed.arguments[index];
    ++index;
  }
  return {};
}

bool starts_with_any_case(std::string_view text, std::string_view start) {
  return to_lower(text.substr(0, start.size())) == to_lower(start);
}

class Completer {
 public:
  Completer(const CommandHelp& root, const Typed& typed) : root_(root), typed_(typed) {}

  Completion complete(const std::string& word) {
    if (typed_.awaiting) add_values(*typed_.awaiting, "", word);
    else if (word.starts_with("-") && word.find('=') == std::string::npos) add_options(word);
    else if (word.starts_with("--")) add_assigned(word);
    else if (!typed_.command->commands.empty() && typed_.arguments.empty()) add_commands(word);
    else if (const auto* argument = next_argument(typed_)) add_values(*argument, "", word);
    return std::move(found_);
  }

 private:
  void add(const std::string& word, std::string_view start, std::string_view help = {}) {
    if (starts_with_any_case(word, start)) found_.candidates.push_back({word, std::string(help)});
  }

  void add_commands(const std::string& word) {
    for (const auto& command : typed_.command->commands)
      add(command.name.substr(command.name.rfind(' ') + 1), word, command.summary);
  }

  void add_options(const std::string& word) {
    for (const auto* command : {typed_.command, &root_}) {
      for (const auto& option : command->options)
        if (!option.is_argument) add(option.names.back(), word, option.help);
      if (command == &root_) break;
    }
  }

  /// "--type=CON"
  void add_assigned(const std::string& word) {
    const auto equals = word.find('=');
    const auto* option = option_named(*typed_.command, root_, word.substr(0, equals));
    if (option) add_values(*option, word.substr(0, equals + 1), word.substr(equals + 1));
  }

  /// Values of an option or argument that begin with `word`, each behind `front`.
  void add_values(const OptionHelp& option, std::string front, std::string word) {
    if (option.value.ends_with(",…"))
      if (const auto comma = word.rfind(','); comma != std::string::npos) {
        front += word.substr(0, comma + 1);
        word.erase(0, comma + 1);
      }
    const std::size_t first = found_.candidates.size();
    for (const auto& choice : option.choices) add(choice, word);
    if (option.value.starts_with("TYPE")) {
      for (std::uint32_t type = 0; type < tie_type_count; ++type) add(std::string(tie_type_name(type)), word);
      add("events", word);
      add("relations", word);
    } else if (option.value.starts_with("MODALITY")) {
      for (const auto modality : {Modality::asserted, Modality::denied, Modality::future, Modality::hypothetical})
        add(std::string(name_of(modality)), word);
    } else if (option.value.starts_with("ENTITY")) {
      add_entities(word);
    } else if (option.value == "ARTICLE") {
      add_articles(word);
    } else if (option.value == "KB" || option.value.starts_with("FILE") || option.value == "INPUT") {
      found_.files = true;
    }
    for (std::size_t i = first; i < found_.candidates.size(); ++i) found_.candidates[i].word.insert(0, front);
  }

  void add_entities(const std::string& word) {
    const auto store = Store::open(knowledge_base(typed_), Store::Access::read);
    if (!store) return;
    Reader reader(*store);
    std::set<std::uint32_t> seen;
    std::vector<std::pair<EntityRow, std::string>> rows;  // with the name that fits
    const std::string key = fold(word);
    for (const auto& name : reader.names_starting(key, most_names_read)) {
      if (!seen.insert(name.entity).second) continue;
      auto row = reader.entity(name.entity);
      std::string shown = fold(row.entity.name).starts_with(key) ? row.entity.name : name.name;
      rows.emplace_back(std::move(row), std::move(shown));
    }
    if (word.find(':') != std::string::npos)
      for (auto& row : reader.entities_starting(word, most_entities)) rows.emplace_back(row, row.entity.id);
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.first.mentions > b.first.mentions; });
    if (rows.size() > most_entities) rows.resize(most_entities);
    for (auto& [row, name] : rows) {
      // A name that means several is no good on the command line.
      const auto meant = resolve_entity(reader, name);
      const bool is_clear = meant && meant->number == row.number;
      found_.candidates.push_back({is_clear ? name : row.entity.id, std::string(name_of(row.entity.type))});
    }
  }

  void add_articles(const std::string& word) {
    const auto store = Store::open(knowledge_base(typed_), Store::Access::read);
    if (!store) return;
    for (const auto& article : Reader(*store).articles_starting(word, most_entities))
      found_.candidates.push_back({article.id, article.title});
  }

  const CommandHelp& root_;
  const Typed& typed_;
  Completion found_;
};

constexpr std::string_view bash_script =
    R"sh(# bash completion of entente; load it with: source <(entente completion bash)
_entente() {
  local line=${COMP_LINE:0:COMP_POINT} current=${COMP_WORDS[COMP_CWORD]} candidate cut=
  # Readline breaks words at ':' and '=' and wants only what follows the last break.
  local typed; typed=$(command entente __complete --last "$line" 2>/dev/null)
  if [[ $current != [\"\']* && $typed == *[:=]* ]]; then cut=${typed%"${typed##*[:=]}"}; fi
  COMPREPLY=()
  while IFS= read -r candidate; do
    if [[ $candidate == :files ]]; then
      compopt -o filenames 2>/dev/null
      while IFS= read -r candidate; do COMPREPLY+=("$candidate"); done < <(compgen -f -- "${typed#"$cut"}")
      return
    fi
    candidate=${candidate%%$'\t'*}
    candidate=${candidate#"$cut"}
    if [[ $current != [\"\']* ]]; then printf -v candidate %q "$candidate"; candidate=${candidate//\\,/,}; fi
    COMPREPLY+=("$candidate")
  done < <(command entente __complete --line "$line" 2>/dev/null)
  if [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *= ]]; then compopt -o nospace 2>/dev/null; fi
}
complete -o nosort -F _entente entente
)sh";

constexpr std::string_view zsh_script = R"sh(#compdef entente
# zsh completion of entente; put it into a folder of $fpath as _entente, or: source <(entente completion zsh)
_entente() {
  local line
  local -a words_typed found shown
  words_typed=("${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}")
  for line in "${(@f)$(command entente __complete -- "${words_typed[@]}" 2>/dev/null)}"; do
    [[ -z $line ]] && continue
    if [[ $line == :files ]]; then _files; return; fi
    found+=("${line%%$'\t'*}")
    shown+=("${line/$'\t'/  -- }")
  done
  (( $#found )) && compadd -U -l -d shown -a found
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _entente "$@"; else compdef _entente entente; fi
)sh";

constexpr std::string_view fish_script =
    R"sh(# fish completion of entente; load it with: entente completion fish | source
function __entente_complete
    set -l words (commandline -opc) (commandline -ct | string unescape 2>/dev/null; or commandline -ct)
    set -l found (command entente __complete -- $words[2..-1] 2>/dev/null)
    if test (count $found) -gt 0; and test "$found[-1]" = :files
        __fish_complete_path (commandline -ct)
    else
        printf '%s\n' $found
    end
end
complete -c entente -f -a '(__entente_complete)'
)sh";

}  // namespace

Completion complete(const CommandHelp& root, const std::vector<std::string>& words) {
  if (words.empty()) return {};
  const Typed typed = read_words(root, words);
  return Completer(root, typed).complete(words.back());
}

std::vector<std::string> shell_words(std::string_view line) {
  std::vector<std::string> words;
  std::string word;
  char quote = 0;
  bool has_word = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quote == 0 && (c == ' ' || c == '\t')) {
      if (has_word) words.push_back(std::move(word));
      word.clear();
      has_word = false;
      continue;
    }
    has_word = true;
    if (quote != 0 && c == quote) quote = 0;
    else if (quote == 0 && (c == '"' || c == '\'')) quote = c;
    else if (c == '\\' && quote != '\'' && i + 1 < line.size()) word += line[++i];
    else word += c;
  }
  words.push_back(std::move(word));
  return words;
}

Result<std::string_view> completion_script(std::string_view shell) {
  if (shell == "bash") return bash_script;
  if (shell == "zsh") return zsh_script;
  if (shell == "fish") return fish_script;
  return fail(ErrorKind::usage, "there is no completion for '" + std::string(shell) + "' (shells are bash, zsh, fish)");
}

}  // namespace entente
