// SPDX-License-Identifier: Apache-2.0
#include "tests/graph/export/readers.h"

#include <gtest/gtest.h>
#include <rapidjson/istreamwrapper.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "base/hash.h"
#include "base/utf8.h"
#include "graph/export/text.h"

namespace entente {

std::optional<std::string> output_of(const std::string& command) {
  FILE* pipe = ::popen(command.c_str(), "r");
  if (!pipe) return std::nullopt;
  std::string output;
  std::array<char, 4096> buffer{};
  for (std::size_t size = 0; (size = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
    output.append(buffer.data(), size);
  if (::pclose(pipe) != 0) return std::nullopt;
  return output;
}

namespace {

/// Whether the command succeeds; asked once per run, because starting Python costs more than most tests.
bool succeeds(const std::string& command) {
  static std::map<std::string, bool> known;
  const auto [found, is_new] = known.emplace(command, false);
  if (is_new) found->second = output_of(command).has_value();
  return found->second;
}

}  // namespace

bool has_program(const std::string& name) { return succeeds("command -v " + name); }
bool has_python_module(const std::string& name) {
  return succeeds("/usr/bin/python3 -c 'import " + name + "' 2>/dev/null");
}

std::string script(std::string_view name) {
  return "'" + std::string(ENTENTE_SOURCE_DIR) + "/tests/graph/export/readers/" + std::string(name) + "'";
}

std::optional<std::string> node_script(std::string_view name) {
  const std::filesystem::path readers = std::filesystem::path(ENTENTE_SOURCE_DIR) / "tests/graph/export/readers";
  if (!has_program("node") || !std::filesystem::exists(readers / "node_modules/installed-lock.json"))
    return std::nullopt;
  return "node " + script(name);
}

Store store_of(const std::vector<ArticleFacts>& articles) {
  auto store = Store::in_memory();
  for (const auto& facts : articles) EXPECT_TRUE(store->add(facts));
  EXPECT_TRUE(store->commit());
  return *std::move(store);
}

std::string exported(const std::vector<ArticleFacts>& articles, std::string_view format, const ExportOptions& options,
                     const Selection& selection) {
  const Store store = store_of(articles);
  auto subgraph = Subgraph::select(store, selection);
  EXPECT_TRUE(subgraph) << subgraph.error().message;
  if (!subgraph) return {};
  std::ostringstream out;
  const auto done = find_format(format).value()->write(*subgraph, options, out);
  EXPECT_TRUE(done) << done.error().message;
  return std::move(out).str();
}

std::map<std::string, std::string> exported_folder(const std::vector<ArticleFacts>& articles, std::string_view format,
                                                   const ExportOptions& options, const Selection& selection) {
  const Store store = store_of(articles);
  auto subgraph = Subgraph::select(store, selection);
  EXPECT_TRUE(subgraph) << subgraph.error().message;
  if (!subgraph) return {};
  std::map<std::string, std::ostringstream> streams;
  const auto done = find_format(format).value()->write_folder(
      *subgraph, options, [&](std::string_view name) -> std::ostream& { return streams[std::string(name)]; });
  EXPECT_TRUE(done) << done.error().message;
  std::map<std::string, std::string> files;
  for (auto& [name, stream] : streams) files[name] = std::move(stream).str();
  return files;
}

std::string written(const TemporaryFolder& folder, std::string_view name, std::string_view content) {
  const auto path = folder.file(name);
  std::ofstream(path, std::ios::binary) << content;
  return "'" + path + "'";
}

std::vector<ArticleFacts> two_articles() {
  auto first =
      article_of("one", "2025-05-21",
                 {"Anwar_Ibrahim meets Vladimir_Putin 2025-05-13", "Anwar_Ibrahim visits #Moscow 2025-05",
                  "Vladimir_Putin says", "@MYS trades @RUS 2024/2025 0.55", "@RUS attacks @UKR 2025-01-02 !denied",
                  "@MYS joins +BRICS 2026 !future", "Anwar_Ibrahim head_of_government_of @MYS 2022-11-24",
                  "~@MYS member_of +ASEAN", "@RUS accuses @UKR !hypothetical"},
                 "The Straits Herald");
  first.events[1].place = "place:moscow";
  first.events[1].targets = {"state:RUS"};
  first.events[3].attributed_to = "person:vladimir-putin";
  first.article.language = "en-GB";
  first.article.url = "https://news.example/one?a=1&b=2";
  auto second = article_of(
      "two", "",
      {"Vladimir_Putin meets Anwar_Ibrahim 2025-05-13", "@RUS ally_of @MYS", "Ursula_von_der_Leyen aids @UKR 2025"});
  second.article.language = "not a language, but two hundred and fifty-six bytes" + std::string(256, 'x');
  return {first, second};
}

std::vector<ArticleFacts> articles_about(const std::vector<std::string>& strings) {
  ArticleFacts facts{.article = {.id = "naughty",
                                 .title = "Names",
                                 .published = "2025-01-01",
                                 .source = {},
                                 .url = {},
                                 .language = "en",
                                 .text = {}},
                     .entities = {},
                     .events = {},
                     .relations = {}};
  const auto length = [](const std::string& text) {
    return CodePointOffsets(text).code_points(static_cast<std::uint32_t>(text.size()));
  };
  facts.entities.push_back(
      {.entity = {.id = "person:narrator", .type = EntityType::person, .name = "Narrator"}, .mentions = {}});
  std::vector<ArticleFacts> all;
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < strings.size(); ++i) {
    const auto& text = strings[i];
    if (text.empty()) continue;  // no sentence has no words
    const auto end = at + length(text);
    std::string id = "person:" + text + "-" + std::to_string(i);
    std::erase_if(id, [](char c) { return static_cast<unsigned char>(c) < 0x20; });  // no id of ours has them
    facts.article.text += text + "\n";
    facts.entities.push_back(
        {.entity = {.id = id, .type = EntityType::person, .name = text, .code = text, .sector = text},
         .mentions = {{.range = {at, end}, .text = text, .sentence = static_cast<std::uint32_t>(i)}}});
    EventRecord event{.id = "event:" + to_hex(fnv1a(id)),
                      .type = EventType::consult,
                      .mode = text,
                      .cameo = text,
                      .predicate = text,
                      .sources = {"person:narrator"},
                      .targets = {id},
                      .confidence = 0.5,
                      .trigger = {at, end},
                      .sentence = {at, end},
                      .rule = "test"};
    event.time = TimeRecord{.value = text, .text = text};
    facts.events.push_back(event);
    facts.relations.push_back({.type = RelationType::employed_by,
                               .head = "person:narrator",
                               .tail = id,
                               .title = text,
                               .from = text,
                               .until = text,
                               .confidence = 0.5,
                               .evidence = TextRange{at, end},
                               .rule = "test"});
    all.push_back({.article = {.id = "title " + text + std::to_string(i),
                               .title = text,
                               .published = text,
                               .source = text,
                               .url = text,
                               .language = text,
                               .text = text},
                   .entities = {},
                   .events = {},
                   .relations = {}});
    at = end + 1;
  }
  all.push_back(std::move(facts));
  return all;
}

namespace {

struct StringsOfJson : rapidjson::BaseReaderHandler<rapidjson::UTF8<>, StringsOfJson> {
  explicit StringsOfJson(std::vector<std::string>& to) : strings(to) {}
  std::vector<std::string>& strings;
  bool String(const char* text, rapidjson::SizeType size, bool) {
    strings.push_back(repair_utf8(std::string_view(text, size)));
    return true;
  }
};

}  // namespace

std::vector<std::string> naughty_strings() {
  std::vector<std::string> strings{"",
                                   " ",
                                   "plain",
                                   "two\nlines",
                                   "carriage\r\nreturn\r",
                                   "tab\tbed",
                                   "\"quoted\" 'single' `back`",
                                   "back\\slash \\n \\u0041 \\N\\G \\\\ \\\\\\l",
                                   "<b>&amp;</b>]]><!-- -->",
                                   "a;b,c|d",
                                   "=1+2",
                                   "Erdoğan Müller Ōe",
                                   "Владимир",
                                   "習近平",
                                   "\xE2\x80\xAE"
                                   "rtl",
                                   "😀 emoji",
                                   "e\xCC\x81",
                                   "-",
                                   "..",
                                   ".",
                                   "%41 %",
                                   "@prefix : <x> .",
                                   "${x} $x",
                                   "null",
                                   "NaN",
                                   "-0.0",
                                   "\xEF\xBB\xBF"
                                   "bom",
                                   "\xC2\x85 nel \xE2\x80\xA8 ls",
                                   "{\"a\": [1]}",
                                   std::string(3000, 'x')};
  for (char32_t c = 0; c < 0x20; ++c) {
    std::string text = "control ";
    append_utf8(text, c);
    strings.push_back(text + " inside");
  }
  for (char32_t c = 0x7F; c < 0xA0; ++c) {
    std::string text = "control ";
    append_utf8(text, c);
    strings.push_back(text + " inside");
  }
  for (const char32_t c : {0x7FU, 0xFDD0U, 0xFDEFU, 0xFFFDU, 0xFFFEU, 0xFFFFU, 0x1FFFEU, 0x10FFFFU}) {
    std::string text;
    append_utf8(text, c);
    strings.push_back(text);
  }
  std::ifstream lines(foreign_inputs() + "/text/blns/blns.txt");
  for (std::string line; std::getline(lines, line);)
    if (!line.empty() && line[0] != '#') strings.push_back(repair_utf8(line));
  std::ifstream list(foreign_inputs() + "/text/blns/blns.json");
  rapidjson::IStreamWrapper in(list);
  StringsOfJson of_list(strings);
  if (list) {
    EXPECT_TRUE(rapidjson::Reader().Parse(in, of_list));
  }
  std::vector<std::string> distinct;
  std::set<std::string> known;
  for (auto& string : strings)
    if (known.insert(string).second) distinct.push_back(std::move(string));
  return distinct;
}

std::vector<std::string> texts_about(const std::vector<std::string>& strings, const std::vector<std::string>& kinds,
                                     const std::function<std::string(std::string)>& as_read) {
  std::vector<std::string> texts;
  for (const auto& kind : kinds) {
    if (kind == "Person") texts.push_back("Person " + hex("Narrator"));
    if (kind == "Article") texts.push_back("Article " + hex("Names"));
    for (const auto& string : strings)
      if (!string.empty()) texts.push_back(kind + " " + hex(as_read(clean_text(string))));
  }
  std::sort(texts.begin(), texts.end());
  return texts;
}

std::string foreign_inputs() {
  static const TemporaryFolder folder;
  static const bool is_there = output_of("tar -C '" + folder.file("") + "' -xf '" + ENTENTE_SHARED_DIR +
                                         "/nasty/nasty-dev.tar.zst' nasty/text/blns nasty/graphml/schema 2>/dev/null")
                                   .has_value();
  return is_there ? folder.file("nasty") : "";
}

std::string hex(std::string_view text) {
  constexpr char digits[] = "0123456789abcdef";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    out += {digits[byte >> 4U], digits[byte & 15U]};
  }
  return out;
}

std::size_t count_of(std::string_view part, std::string_view text) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

}  // namespace entente
