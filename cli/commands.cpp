// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cli/command_build.h"
#include "cli/command_change.h"
#include "cli/command_events.h"
#include "cli/command_export.h"
#include "cli/command_extract.h"
#include "cli/command_merge.h"
#include "cli/command_neighbours.h"
#include "cli/command_ontology.h"
#include "cli/command_path.h"
#include "cli/command_search.h"
#include "cli/command_show.h"
#include "cli/command_stats.h"
#include "graph/export/format.h"
#include "graph/query/type_names.h"

namespace entente {
namespace {

/// One of the words; the nearest one is suggested for a word that is none.
CLI::Validator one_of(std::vector<std::string> words) {
  std::string list;
  std::string spaced;
  for (const auto& word : words) {
    list += (list.empty() ? "" : ",") + word;
    spaced += (spaced.empty() ? "" : ", ") + word;
  }
  const auto check = [words = std::move(words), spaced](std::string& text) -> std::string {
    if (std::find(words.begin(), words.end(), text) != words.end()) return {};
    if (const auto near = nearest(text, words); !near.empty())
      return "'" + text + "' is unknown; did you mean " + near + "?";
    return "'" + text + "' is none of " + spaced;
  };
  return {check, "{" + list + "}"};
}

std::string read_date(const std::string& text, Date& date) {
  const auto parsed = parse_date(text);
  if (!parsed) return "'" + text + "' is no date (2025, 2025-05 or 2025-05-13)";
  date = *parsed;
  return {};
}

void add_date(CLI::App& command, const std::string& name, Date& date, const std::string& help) {
  command
      .add_option_function<std::string>(
          name,
          [name, &date](const std::string& text) {
            if (const std::string problem = read_date(text, date); !problem.empty())
              throw CLI::ValidationError(name, problem);
          },
          help)
      ->type_name("DATE");
}

void add_input_options(CLI::App& command, InputOptions& input) {
  auto& selection = input.selection;
  command.add_option("INPUT", selection.inputs,
                     "Files, directories or - for standard input: text, JSON, web pages, feeds, archives …");
  command.add_option("--files-from", selection.list, "A file that lists inputs, one a line; - for standard input")
      ->type_name("FILE");
  command.add_option("--include", selection.include, "Below directories only files that fit: '*.html'")
      ->type_name("PATTERN");
  command.add_option("--exclude", selection.exclude, "Below directories leave out what fits: 'drafts/**'")
      ->type_name("PATTERN");
  command.add_option("--report", input.report, "What became of each article, as JSON lines")->type_name("FILE.jsonl");
  command.add_option("--input-format", input.reading.format, "Do not guess the format: text, json, jsonl, html, …");
  command.add_option("--field", input.reading.fields, "Where a field is in the JSON: text=article.body")
      ->type_name("NAME=PATH");
  command.add_option("--published", input.reading.published, "Date of articles that give none, as 2025-05-21")
      ->type_name("DATE");
  command.add_option("--encoding", input.reading.encoding, "Of the inputs, as windows-1251; found out when not said");
  command.add_option("--max-article", input.reading.limits.article_bytes, "Longest text of an article, in bytes");
  command.add_option("--max-record", input.reading.limits.record_bytes,
                     "Longest line, page or archive member, in bytes");
  command.add_option("--max-nesting", input.reading.limits.nesting, "Deepest JSON or mail");
  command.add_option("--max-depth", input.reading.limits.archive_depth, "Deepest archives within archives");
  command.add_option("--max-members", input.reading.limits.archive_members, "Most members of an archive");
  command.add_option("--max-expansion", input.reading.limits.expansion, "Most unpacked bytes per packed byte");
  command.add_option("--max-time", input.max_time, "Longest time for understanding one article; none unless said")
      ->type_name("SECONDS")
      ->check(CLI::PositiveNumber);
  command.add_flag("--any-language", input.reading.any_language, "Keep articles that are not in English");
  command
      .add_option("--ontology", input.ontologies, "Turtle with more persons, bodies, offices; tables of acts (.tsv)")
      ->type_name("FILE");
  command.add_option("-j,--jobs", input.jobs, "Threads")->capture_default_str()->check(CLI::Range(1U, 1024U));
  command.add_flag("-q,--quiet", input.quiet, "Only errors");
}

void add_filter_options(CLI::App& command, FactFilter& filter) {
  command.add_option("--type", filter.types, "Only these types of events and relations: CONSULT,member_of")
      ->delimiter(',')
      ->type_name("TYPE,…");
  add_date(command, "--since", filter.since, "Only what was so on or after the date");
  add_date(command, "--until", filter.until, "Only what was so on or before the date");
  command.add_option("--min-confidence", filter.min_confidence, "Only facts at least this sure, 0 to 1")
      ->check(CLI::Range(0.0, 1.0));
  command
      .add_option_function<std::vector<std::string>>(
          "--modality",
          [&filter](const std::vector<std::string>& names) {
            for (const std::string& name : names) {
              const auto known = modality(name);
              if (!known) {
                std::string unknown = name;
                throw CLI::ValidationError("--modality",
                                           one_of({"asserted", "denied", "future", "hypothetical"})(unknown));
              }
              filter.modalities.push_back(*known);
            }
          },
          "Only asserted, denied, future or hypothetical facts")
      ->delimiter(',')
      ->type_name("MODALITY,…");
  command.add_flag_callback(
      "--no-background", [&filter] { filter.background = false; }, "Leave out what only the ontology knows");
}

void add_output_options(CLI::App& command, OutputOptions& output, std::vector<std::string> formats) {
  command.add_option("-f,--format", output.format, "Output format")
      ->check(one_of(std::move(formats)))
      ->capture_default_str();
  command.add_option("-o,--output", output.output, "File to write, - for standard output")
      ->type_name("FILE")
      ->capture_default_str();
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const ExportFormat& format : formats()) names.emplace_back(format.name);
  return names;
}

std::string format_help() {
  std::string out = "Formats:\n";
  for (const ExportFormat& format : formats()) {
    out += "  ";
    out += format.name;
    out.append(format.name.size() < 14 ? 14 - format.name.size() : 1, ' ');
    (out += format.summary) += '\n';
  }
  return out;
}

class Declaration {
 public:
  Declaration(CLI::App& app, Action& chosen) : app_(app), action_(chosen) {}

  void declare() {
    add_build();
    add_change();
    add_extract();
    add_path();
    add_looking();
    add_decisions();
    add_ontology();
    add_export();
  }

 private:
  CLI::App* add_command(const std::string& name, const std::string& summary, const std::string& example) {
    CLI::App* command = app_.add_subcommand(name, summary);
    command->footer(example);
    return command;
  }

  template <class Options>
  void on(CLI::App* command, std::shared_ptr<Options> options, int (*door)(const Options&, Streams&)) {
    command->callback([&chosen = action_, options, door] {
      chosen = [options, door](Streams& streams) { return door(*options, streams); };
    });
  }

  void add_build() {
    auto* command = add_command("build", "Make a knowledge base from articles",
                                "  entente build articles/ -o kb.entente\n"
                                "  zcat news.jsonl.gz | entente build - -o kb.entente\n");
    auto options = std::make_shared<BuildOptions>();
    add_input_options(*command, options->input);
    command->add_option("-o,--output", options->kb, "The knowledge base to create")->required()->type_name("KB");
    command->add_flag("--force", options->overwrite, "Overwrite an existing knowledge base");
    command->add_flag("--open", options->open, "Keep events of type OTHER too");
    on(command, options, run_build);

    auto* add = add_command("add", "Add articles to a knowledge base", "  entente add kb.entente today.jsonl\n");
    auto more = std::make_shared<BuildOptions>();
    add->add_option("KB", more->kb, "The knowledge base")->required()->type_name("KB");
    add_input_options(*add, more->input);
    add->add_flag("--open", more->open, "Keep events of type OTHER too");
    on(add, more, run_add);
  }

  void add_change() {
    auto* remove = add_command("remove", "Take articles out again, with all that only they contributed",
                               "  entente remove kb.entente --article e37b2672\n");
    auto removal = std::make_shared<RemoveOptions>();
    remove->add_option("KB", removal->kb, "The knowledge base")->required()->type_name("KB");
    remove->add_option("--article", removal->articles, "Ids of articles")->required()->type_name("ARTICLE");
    remove->add_flag("-q,--quiet", removal->quiet, "Only errors");
    on(remove, removal, run_remove);

    auto* load =
        add_command("load", "Fold what `extract --with-text` printed into a knowledge base",
                    "  entente extract part1/ --with-text > 1.jsonl\n  entente load kb.entente 1.jsonl 2.jsonl\n");
    auto loading = std::make_shared<LoadOptions>();
    load->add_option("KB", loading->kb, "The knowledge base; created when there is none")->required()->type_name("KB");
    load->add_option("FILE", loading->inputs, "Files of facts, - for standard input")
        ->required()
        ->type_name("FILE.jsonl");
    load->add_flag("--open", loading->open, "Keep events of type OTHER too");
    load->add_flag("-q,--quiet", loading->quiet, "Only errors");
    on(load, loading, run_load);

    auto* validate =
        add_command("validate", "Check every invariant and every quote", "  entente validate kb.entente\n");
    auto checking = std::make_shared<ValidateOptions>();
    validate->add_option("KB", checking->kb, "The knowledge base")->required()->type_name("KB");
    validate->add_flag("-q,--quiet", checking->quiet, "Only errors");
    on(validate, checking, run_validate);
  }

  void add_extract() {
    auto* command = add_command("extract", "Print what articles state, without a knowledge base",
                                "  entente extract article.txt --published 2025-05-21\n"
                                "  entente extract articles/ --with-text > facts.jsonl\n"
                                "  entente extract article.txt --explain\n");
    auto options = std::make_shared<ExtractOptions>();
    add_input_options(*command, options->input);
    command
        ->add_option("-f,--format", options->format,
                     "Output format: facts as JSON lines, or tokens and trees as CoNLL-U")
        ->check(one_of({"jsonl", "conllu"}))
        ->capture_default_str();
    command->add_option("-o,--output", options->output, "File to write, - for standard output")
        ->type_name("FILE")
        ->capture_default_str();
    command->add_flag("--with-text", options->with_text, "Include the articles' text");
    command->add_flag("--layers", options->layers, "Include tokens, predicates with their arguments, and times");
    command
        ->add_flag("--explain", options->explain,
                   "For people: what was found in each sentence, by which entries and rules, and what was not, and why")
        ->excludes("--format", "--layers", "--with-text");
    on(command, options, run_extract);
  }

  void add_path() {
    auto* command = add_command("path", "How are two entities connected? Paths with the sentence behind every hop",
                                "  entente path kb.entente Malaysia \"Eurasian Economic Union\"\n"
                                "  entente path kb.entente Putin UN --k 3 --since 2022\n"
                                "  entente path kb.entente RUS UKR --type CONSULT,AGREE -f json\n");
    auto options = std::make_shared<PathOptions>();
    auto& request = options->request;
    command->add_option("KB", options->kb, "The knowledge base")->required()->type_name("KB");
    command->add_option("FROM", request.from, "An entity")->required()->type_name("ENTITY");
    command->add_option("TO", request.to, "Another entity")->required()->type_name("ENTITY");
    command->add_option("--max-hops", request.max_hops, "Longest path")
        ->capture_default_str()
        ->check(CLI::Range(1U, 64U));
    command->add_option("--k", request.k, "So many best paths without loops")->capture_default_str();
    command->add_flag("--all", request.all, "Every simple path within --max-hops");
    command->add_option("--limit", request.limit, "Most paths that --all gives")->capture_default_str();
    command->add_option("--avoid", request.avoid, "Entities that no path may use")
        ->delimiter(',')
        ->type_name("ENTITY,…");
    command->add_option("--via", request.via, "Entity that every path must use")->type_name("ENTITY");
    command->add_flag("--directed", request.directed, "Follow events and relations from source to target only");
    command
        ->add_option_function<std::string>(
            "--weight",
            [&request](const std::string& name) {
              request.weight = name == "confidence" ? Weight::confidence
                               : name == "recency"  ? Weight::recency
                                                    : Weight::hops;
            },
            "What makes a path good: hops (default), confidence or recency")
        ->check(one_of({"hops", "confidence", "recency"}));
    command
        ->add_option_function<std::string>(
            "--order", [&request](const std::string&) { request.chronological = true; },
            "chronological: no hop earlier than the one before")
        ->check(one_of({"chronological"}));
    command->add_option("--quotes", request.quotes, "Quotes per hop")->capture_default_str();
    add_filter_options(*command, request.filter);
    add_output_options(*command, options->output, {"table", "json"});
    on(command, options, run_path);
  }

  void add_looking() {
    auto* neighbours = add_command("neighbours", "What an entity is tied to, by type of tie, newest first",
                                   "  entente neighbours kb.entente Malaysia --since 2024\n");
    auto around = std::make_shared<NeighboursOptions>();
    neighbours->add_option("KB", around->kb, "The knowledge base")->required()->type_name("KB");
    neighbours->add_option("ENTITY", around->request.entity, "An entity")->required()->type_name("ENTITY");
    neighbours->add_option("--limit", around->request.limit, "Neighbours per group, 0 for all")->capture_default_str();
    add_filter_options(*neighbours, around->request.filter);
    add_output_options(*neighbours, around->output, {"table", "json", "csv"});
    on(neighbours, around, run_neighbours);

    auto* show = add_command("show", "Who an entity is: names, offices, relations, a timeline with quotes",
                             "  entente show kb.entente \"Anwar Ibrahim\"\n");
    auto card = std::make_shared<ShowOptions>();
    show->add_option("KB", card->kb, "The knowledge base")->required()->type_name("KB");
    show->add_option("ENTITY", card->entity, "An entity")->required()->type_name("ENTITY");
    show->add_option("--limit", card->limit, "Relations, and events, 0 for all")->capture_default_str();
    add_filter_options(*show, card->filter);
    add_output_options(*show, card->output, {"table", "json"});
    on(show, card, run_show);

    auto* search = add_command("search", "Find names and sentences", "  entente search kb.entente \"grain deal\"\n");
    auto words = std::make_shared<SearchOptions>();
    search->add_option("KB", words->kb, "The knowledge base")->required()->type_name("KB");
    search->add_option("TEXT", words->request.text, "Words")->required();
    search->add_option("--limit", words->request.limit, "Names, and sentences")->capture_default_str();
    add_output_options(*search, words->output, {"table", "json"});
    on(search, words, run_search);

    auto* events = add_command("events", "List events as a timeline or a table",
                               "  entente events kb.entente --actor Russia --with Ukraine --since 2022-02 -f csv\n");
    auto listed = std::make_shared<EventsOptions>();
    events->add_option("KB", listed->kb, "The knowledge base")->required()->type_name("KB");
    events->add_option("--actor", listed->request.entity, "Somebody who takes part")->type_name("ENTITY");
    events->add_option("--with", listed->request.other, "Somebody who takes part as well")->type_name("ENTITY");
    events->add_option("--limit", listed->request.limit, "Events, 0 for all")->capture_default_str();
    events->add_flag("--oldest-first", listed->request.oldest_first, "Oldest first");
    add_filter_options(*events, listed->request.filter);
    add_output_options(*events, listed->output, {"table", "json", "jsonl", "csv", "plover"});
    on(events, listed, run_events);

    auto* evidence =
        add_command("evidence", "A fact with all its quotes", "  entente evidence kb.entente event:5c1e0f0000000000\n");
    auto proof = std::make_shared<EvidenceOptions>();
    evidence->add_option("KB", proof->kb, "The knowledge base")->required()->type_name("KB");
    evidence->add_option("ID", proof->id, "Id of an event or relation")->required();
    add_output_options(*evidence, proof->output, {"table", "json"});
    on(evidence, proof, run_evidence);

    auto* stats = add_command("stats", "Counts, most central entities, strongest ties, dyads of states over time",
                              "  entente stats kb.entente\n"
                              "  entente stats kb.entente --dyads --per month --actor Russia --with Turkey\n"
                              "  entente stats kb.entente --dyads --per year -f csv > dyads.csv\n");
    auto figures = std::make_shared<StatsOptions>();
    stats->add_option("KB", figures->kb, "The knowledge base")->required()->type_name("KB");
    stats->add_option("--limit", figures->limit, "Rows per table")->capture_default_str();
    stats->add_flag("--central", figures->central, "Measure the whole graph however large it is");
    stats->add_flag("--dyads", figures->only_dyads, "Only pairs of states: events, their intensity from -10 to 10");
    stats
        ->add_option_function<std::string>(
            "--per",
            [figures](const std::string& name) {
              figures->dyads.period = name == "month" ? Period::month : name == "year" ? Period::year : Period::total;
              figures->only_dyads = true;
            },
            "Dyads over time: month, year or total")
        ->check(one_of({"month", "year", "total"}));
    stats->add_option("--actor", figures->dyads.actor, "Only dyads of the state that it is or belongs to")
        ->type_name("ENTITY");
    stats->add_option("--with", figures->dyads.with, "The other state of the dyad")->type_name("ENTITY");
    add_filter_options(*stats, figures->dyads.filter);
    add_output_options(*stats, figures->output, {"table", "json", "csv"});
    on(stats, figures, run_stats);

    auto* articles = add_command("articles", "List the articles", "  entente articles kb.entente\n");
    auto sources = std::make_shared<ArticlesOptions>();
    articles->add_option("KB", sources->kb, "The knowledge base")->required()->type_name("KB");
    articles->add_option("--limit", sources->limit, "Articles, 0 for all")->capture_default_str();
    add_output_options(*articles, sources->output, {"table", "json", "jsonl", "csv"});
    on(articles, sources, run_articles);
  }

  void add_decisions() {
    auto* merge =
        add_command("merge", "Say which entities are one, from a reviewed file",
                    "  entente merge kb.entente --suggest > pairs.tsv\n  entente merge kb.entente pairs.tsv\n");
    auto merging = std::make_shared<MergeOptions>();
    merge->add_option("KB", merging->kb, "The knowledge base")->required()->type_name("KB");
    merge->add_option("DECISIONS", merging->decisions, "File of decisions, - for standard input");
    merge->add_flag("--list", merging->list, "Print the decisions in force");
    merge->add_flag("--suggest", merging->suggest, "Print pairs that may be one");
    merge->add_flag("-q,--quiet", merging->quiet, "Only errors");
    merge->add_option("-o,--output", merging->output.output, "File for --list and --suggest")
        ->type_name("FILE")
        ->capture_default_str();
    on(merge, merging, run_merge);

    auto* split = add_command("split", "Say that two entities are not one",
                              "  entente split kb.entente person:george-bush-1924 person:george-w-bush\n");
    auto splitting = std::make_shared<SplitOptions>();
    split->add_option("KB", splitting->kb, "The knowledge base")->required()->type_name("KB");
    split->add_option("ONE", splitting->one, "An entity")->type_name("ENTITY");
    split->add_option("OTHER", splitting->other, "Another entity")->type_name("ENTITY");
    split->add_option("--decisions", splitting->decisions, "File of pairs instead")->type_name("FILE");
    split->add_option("--who", splitting->who, "Who decided");
    split->add_option("--when", splitting->when, "Date of the decision")->type_name("DATE");
    split->add_flag("-q,--quiet", splitting->quiet, "Only errors");
    on(split, splitting, run_split);

    auto* diff =
        add_command("diff", "What differs between two knowledge bases", "  entente diff old.entente new.entente\n");
    auto comparing = std::make_shared<DiffOptions>();
    diff->add_option("OLD", comparing->old_kb, "A knowledge base")->required()->type_name("KB");
    diff->add_option("NEW", comparing->new_kb, "Another one")->required()->type_name("KB");
    add_output_options(*diff, comparing->output, {"table", "json"});
    on(diff, comparing, run_diff);
  }

  void add_ontology() {
    auto* command = add_command("ontology", "What entente knows before it reads an article, and from where",
                                "  entente ontology list offices\n  entente ontology show Malaysia\n"
                                "  entente ontology check mine.ttl\n");
    command->require_subcommand(1);
    const auto add = [&](const std::string& name, OntologyAction action, const std::string& summary) {
      auto* child = command->add_subcommand(name, summary);
      auto options = std::make_shared<OntologyOptions>();
      options->action = action;
      child->add_option("--ontology", options->ontologies, "Turtle files on top of what is built in")
          ->type_name("FILE.ttl");
      add_output_options(*child, options->output, {"table", "json", "jsonl", "csv"});
      on(child, options, run_ontology);
      return std::pair(child, options);
    };
    const auto [list, listing] = add("list", OntologyAction::list, "Count what there is, or list one kind");
    list->add_option("KIND", listing->kind, "What to list")->check(one_of(ontology_kinds()));
    const auto [show, showing] = add("show", OntologyAction::show, "All that is known of one thing");
    show->add_option("ENTITY", showing->entity, "An id, a name, a code, an office or the lemma of an act")->required();
    const auto [check, checking] =
        add("check", OntologyAction::check, "Find mistakes in Turtle files and tables of acts");
    check->add_option("FILE", checking->checked, "Files to check; what is built in when there is none");
    add("export", OntologyAction::write, "Write everything as Turtle");
  }

  void add_export() {
    auto* command =
        add_command("export", "Write the graph for other tools",
                    "  entente export kb.entente -f graphml -o graph.graphml\n"
                    "  entente export kb.entente -f turtle | rapper -c -i turtle - http://x/\n"
                    "  entente export kb.entente -f dot --view actors --top 30 | sfdp -Tsvg -o map.svg\n\n" +
                        format_help());
    auto options = std::make_shared<ExportCommandOptions>();
    options->software = std::string("entente ") + ENTENTE_VERSION;
    command->add_option("KB", options->kb, "The knowledge base")->required()->type_name("KB");
    command->add_option("-f,--format", options->format, "Format")->required()->check(one_of(format_names()));
    command->add_option("-o,--output", options->output, "File to write, - for standard output")
        ->type_name("FILE")
        ->capture_default_str();
    command
        ->add_option("--view", options->view,
                     "events (with events as nodes), actors (ties only) or full (articles too)")
        ->check(one_of({"events", "actors", "full"}))
        ->capture_default_str();
    command->add_option("--dialect", options->dialect, "Of GraphML: portable, gephi, neo4j or yed")
        ->check(one_of({"portable", "gephi", "neo4j", "yed"}))
        ->capture_default_str();
    command->add_option("--gexf-version", options->gexf_version, "1.2 or 1.3")
        ->type_name("VERSION")
        ->check(one_of({"1.2", "1.3"}));
    command->add_option("--table", options->table, "Of csv on standard output: nodes, edges or evidence")
        ->check(one_of({"nodes", "edges", "evidence"}));
    command->add_option("--base", options->base, "Start of the IRIs; default https://entente.example/kg/")
        ->type_name("IRI");
    command->add_option("--around", options->selection.around, "Only what lies near an entity")->type_name("ENTITY");
    command->add_option("--between", options->selection.between, "Only what lies between two entities")
        ->expected(2)
        ->type_name("ENTITY ENTITY");
    command->add_option("--depth", options->selection.depth, "How many ties near is; 1 around, 4 between");
    command->add_option("--top", options->selection.top, "Only so many entities that most articles mention");
    add_filter_options(*command, options->selection.filter);
    on(command, options, run_export);
  }

  CLI::App& app_;
  Action& action_;
};

}  // namespace

void declare_commands(CLI::App& app, Action& chosen) { Declaration(app, chosen).declare(); }

}  // namespace entente
