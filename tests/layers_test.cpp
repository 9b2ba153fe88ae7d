// SPDX-License-Identifier: Apache-2.0
// The architecture as a test: who may include whom, and which heavy library has which home.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Include {
  std::string file;    // from the root: "ingest/text/tokens.cpp"
  std::string target;  // as written
  bool is_project = false;
};

std::vector<Include> all_includes() {
  const fs::path root = ENTENTE_SOURCE_DIR;
  std::vector<Include> out;
  const std::regex line_pattern(R"re(^\s*#\s*include\s*(["<])([^">]+)[">])re");
  for (const char* room : {"base", "ontology", "ingest", "graph", "cli"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / room)) {
      const auto extension = entry.path().extension();
      if (extension != ".h" && extension != ".cpp") continue;
      std::ifstream in(entry.path());
      for (std::string line; std::getline(in, line);) {
        std::smatch match;
        if (std::regex_search(line, match, line_pattern))
          out.push_back({fs::relative(entry.path(), root).generic_string(), match[2], match[1] == "\""});
      }
    }
  }
  return out;
}

std::string room_of(const std::string& path) { return path.substr(0, path.find('/')); }

/// "ingest/text" for a file of a stage, "ingest" for one of the room's root.
std::string stage_of(const std::string& path) { return path.substr(0, path.rfind('/')); }

TEST(Layers, PointFromCliDownToBaseOnly) {
  const std::map<std::string, std::set<std::string>> allowed{{"base", {"base"}},
                                                             {"ontology", {"base", "ontology"}},
                                                             {"ingest", {"base", "ontology", "ingest"}},
                                                             {"graph", {"base", "ontology", "graph"}},
                                                             {"cli", {"base", "ontology", "ingest", "graph", "cli"}}};
  const auto includes = all_includes();
  ASSERT_GT(includes.size(), 100U);
  for (const Include& include : includes)
    if (include.is_project && !allowed.at(room_of(include.file)).contains(room_of(include.target)))
      ADD_FAILURE() << include.file << " includes " << include.target;
}

TEST(Layers, KeepStagesOfARoomApart) {
  // A stage includes the room's root headers, not its sibling stages; the room's root may use all of them.
  // Two stages serve their siblings: the trained models are used where text is read, the store where it is queried and
  // exported.
  const std::set<std::pair<std::string, std::string>> served{
      {"ingest/text", "ingest/model"}, {"graph/query", "graph/store"},        {"graph/export", "graph/store"},
      {"graph/export", "graph/query"}, {"ingest/model/train", "ingest/text"}, {"ingest/model/train", "ingest/model"}};
  for (const Include& include : all_includes()) {
    if (!include.is_project) continue;
    const std::string from = stage_of(include.file);
    const std::string to = stage_of(include.target);
    if (room_of(from) != room_of(to) || from == to || from == room_of(from) || to == room_of(to)) continue;
    EXPECT_TRUE(served.contains({from, to})) << include.file << " includes " << include.target;
  }
}

TEST(Layers, GiveHeavyLibrariesOneHome) {
  const auto starts = [](const std::string& text, const char* prefix) { return text.rfind(prefix, 0) == 0; };
  for (const Include& include : all_includes()) {
    if (include.is_project) continue;
    const std::string& file = include.file;
    const auto must = [&](bool holds, const char* where) {
      if (!holds) ADD_FAILURE() << file << " includes <" << include.target << ">, which belongs " << where;
    };
    if (starts(include.target, "boost/graph")) must(room_of(file) == "graph", "in graph/");
    if (starts(include.target, "CLI/")) must(file == "cli/main.cpp" || file == "cli/commands.cpp", "in cli/main.cpp and cli/commands.cpp");
    if (starts(include.target, "raptor2"))
      must(file == "ontology/read_turtle.cpp" || file == "graph/export/rdf.cpp",
           "in ontology/read_turtle.cpp or graph/export/rdf.cpp");
    if (starts(include.target, "sqlite3")) must(stage_of(file) == "graph/store", "in graph/store/");
    if (starts(include.target, "rapidjson"))
      must(file.ends_with(".cpp") && include.target != "rapidjson/document.h",
           "inside the readers and writers, and only its SAX part");
  }
}

TEST(Layers, HaveNoIncludeCycle) {
  std::map<std::string, std::set<std::string>> edges;
  for (const Include& include : all_includes())
    if (include.is_project) edges[include.file].insert(include.target);
  std::map<std::string, int> state;  // 1 open, 2 done
  const std::function<void(const std::string&, std::vector<std::string>)> visit = [&](const std::string& file,
                                                                                      std::vector<std::string> path) {
    if (state[file] == 2) return;
    path.push_back(file);
    if (state[file] == 1) {
      std::string cycle;
      for (const std::string& step : path) (cycle += " > ") += step;
      ADD_FAILURE() << "include cycle" << cycle;
      return;
    }
    state[file] = 1;
    for (const std::string& next : edges[file]) visit(next, path);
    state[file] = 2;
  };
  std::vector<std::string> files;
  for (const auto& [file, targets] : edges) files.push_back(file);
  for (const std::string& file : files) visit(file, {});
}

/// Two types of one name in one namespace are undefined behaviour that no compiler has to report: the linker keeps one
/// of their inline functions for both. Types of one source file are therefore in its unnamed namespace.
TEST(Layers, DefineEachTypeOnce) {
  const fs::path root = ENTENTE_SOURCE_DIR;
  const std::regex definition(R"(^(?:struct|class|enum class|union) (\w+)(?!\w|::)[^;]*\{)");
  std::map<std::string, std::string> home;
  for (const char* room : {"base", "ontology", "ingest", "graph", "cli"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / room)) {
      const auto extension = entry.path().extension();
      if (extension != ".h" && extension != ".cpp") continue;
      const std::string file = fs::relative(entry.path(), root).generic_string();
      std::ifstream in(entry.path());
      bool is_unnamed = false;
      std::string space;
      for (std::string line; std::getline(in, line);) {
        if (line == "namespace {") is_unnamed = true;
        if (line == "}  // namespace") is_unnamed = false;
        if (line.starts_with("namespace entente")) space = line.substr(10, line.rfind(' ') - 10);
        std::smatch match;
        if (is_unnamed || !std::regex_search(line, match, definition)) continue;
        const auto [other, is_new] = home.emplace(space + "::" + match[1].str(), file);
        if (!is_new) ADD_FAILURE() << other->first << " is defined in " << file << " and in " << other->second;
      }
    }
  }
  EXPECT_GT(home.size(), 100U);
}

TEST(Layers, AreCalledByWhatTheyHold) {
  for (const Include& include : all_includes())
    for (const char* word : {"util", "helper", "common", "misc"})
      EXPECT_EQ(include.file.find(word), std::string::npos) << include.file;
}

}  // namespace
