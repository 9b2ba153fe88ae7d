// SPDX-License-Identifier: Apache-2.0
#include "cli/command_export.h"

#include <filesystem>
#include <fstream>
#include <ostream>

#include "base/files.h"
#include "cli/understanding.h"
#include "graph/export/format.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

Result<ExportOptions> export_options(const ExportCommandOptions& options) {
  ExportOptions out;
  const auto view = view_named(options.view);
  if (!view) return fail(ErrorKind::usage, "there is no view '" + options.view + "' (views are events, actors, full)");
  out.view = *view;
  const auto dialect = dialect_named(options.dialect);
  if (!dialect)
    return fail(ErrorKind::usage,
                "there is no dialect '" + options.dialect + "' (dialects are portable, gephi, neo4j, yed)");
  out.dialect = *dialect;
  if (options.gexf_version != "1.2" && options.gexf_version != "1.3")
    return fail(ErrorKind::usage, "GEXF is written in version 1.2 or 1.3, not '" + options.gexf_version + "'");
  out.gexf_1_3 = options.gexf_version == "1.3";
  if (options.table != "nodes" && options.table != "edges" && options.table != "evidence")
    return fail(ErrorKind::usage, "there is no table '" + options.table + "' (tables are nodes, edges, evidence)");
  out.table = options.table;
  out.rdf.software = options.software;
  if (!options.base.empty()) {
    if (options.base.find(':') == std::string::npos ||
        options.base.find_first_of(" \t\n<>\"{}|\\^`") != std::string::npos)
      return fail(ErrorKind::usage,
                  "--base must be an IRI such as https://example.org/kg/, not '" + options.base + "'");
    out.rdf.base = options.base;
    if (out.rdf.base.back() != '/' && out.rdf.base.back() != '#') out.rdf.base += '/';
  }
  return out;
}

/// A writer that fails must not leave a file that looks complete.
Result<void> write_stream(const ExportFormat& format, Subgraph& subgraph, const ExportOptions& options,
                          std::ostream& out) {
  auto written = format.write(subgraph, options, out);
  if (!written) out.setstate(std::ios::badbit);
  return written;
}

Result<void> write_one_file(const ExportFormat& format, Subgraph& subgraph, const ExportOptions& options,
                            const std::string& path) {
  Result<void> written;
  const auto saved =
      write_file(path, [&](std::ostream& out) { written = write_stream(format, subgraph, options, out); });
  if (!written) return written;
  return saved;
}

/// The files of a folder appear together: they are written into another one beside it, which then takes its place.
Result<void> write_all_files(const ExportFormat& format, Subgraph& subgraph, const ExportOptions& options,
                             const std::string& path) {
  const fs::path folder = fs::path(path).lexically_normal();
  std::error_code problem;
  if (fs::exists(folder, problem) && (!fs::is_directory(folder, problem) || !fs::is_empty(folder, problem)))
    return fail(ErrorKind::store,
                path + ": is in the way; " + std::string(format.name) + " writes a new folder with several files");
  fs::path part = folder.has_filename() ? folder : folder.parent_path();
  const fs::path final_folder = part;
  part += ".part";
  fs::remove_all(part, problem);
  fs::create_directories(part, problem);
  if (problem) return fail(ErrorKind::store, path + ": cannot be written: " + problem.message());
  std::ofstream file;
  bool is_complete = true;
  const auto close = [&] {
    if (!file.is_open()) return;
    file.close();
    is_complete = is_complete && !file.fail();
  };
  const auto written = format.write_folder(subgraph, options, [&](std::string_view name) -> std::ostream& {
    close();
    file.open(part / name, std::ios::binary | std::ios::trunc);
    return file;
  });
  close();
  if (written && is_complete) {
    fs::remove(final_folder, problem);  // an empty one
    fs::rename(part, final_folder, problem);
    if (!problem) return {};
  }
  const std::string why = problem ? problem.message() : "the disk may be full";
  fs::remove_all(part, problem);
  if (!written) return written;
  return fail(ErrorKind::store, path + ": cannot be written: " + why);
}

}  // namespace

int run_export(const ExportCommandOptions& options, Streams& streams) {
  const auto run = [&]() -> Result<void> {
    ENTENTE_TRY(const ExportFormat* format, find_format(options.format));
    ENTENTE_TRY(const ExportOptions how, export_options(options));
    if (options.output == "-" && !format->write)
      return fail(ErrorKind::usage, std::string(format->name) + " writes several files; name a folder with -o");
    ENTENTE_TRY(const Store store, Store::open(options.kb, Store::Access::read));
    ENTENTE_TRY(auto subgraph, Subgraph::select(store, options.selection));
    if (subgraph.is_empty())
      return fail(ErrorKind::not_found, options.kb + ": nothing to export; see entente stats, or loosen the filters");
    if (options.output == "-") return write_stream(*format, subgraph, how, streams.out);
    if (format->write_folder) return write_all_files(*format, subgraph, how, options.output);
    return write_one_file(*format, subgraph, how, options.output);
  };
  const auto done = run();
  if (!done) return report(done.error(), streams);
  streams.out.flush();
  return exit_ok;
}

}  // namespace entente
