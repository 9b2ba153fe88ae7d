// SPDX-License-Identifier: Apache-2.0
/// The programs that our exports are written for, run as processes on what we wrote.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "graph/export/format.h"
#include "graph/store/store.h"
#include "ontology/fact.h"
#include "tests/graph/sample.h"

namespace entente {

/// What `command` prints, or nothing when it fails. Its messages end up in the test's output.
std::optional<std::string> output_of(const std::string& command);

/// Whether a shell finds the program; whether Debian's Python finds the module.
bool has_program(const std::string& name);
bool has_python_module(const std::string& name);

/// The path of a script in tests/graph/export/readers/, to be run by /usr/bin/python3 or node.
std::string script(std::string_view name);

/// "node FOLDER/name" when the packages that the scripts need are there (tests/graph/export/readers/install, which
/// tests/run calls); nothing when they are not.
std::optional<std::string> node_script(std::string_view name);

Store store_of(const std::vector<ArticleFacts>& articles);

/// The knowledge base of these articles in a format.
std::string exported(const std::vector<ArticleFacts>& articles, std::string_view format,
                     const ExportOptions& options = {}, const Selection& selection = {});

/// The files of a format that is a folder, by name.
std::map<std::string, std::string> exported_folder(const std::vector<ArticleFacts>& articles, std::string_view format,
                                                   const ExportOptions& options = {}, const Selection& selection = {});

/// Writes to a file of the folder; its path, quoted for a shell.
std::string written(const TemporaryFolder& folder, std::string_view name, std::string_view content);

/// Two articles that use everything a knowledge base can hold: all kinds of entities, events with and without time,
/// place and target, every modality, background, aliases, the same event in both.
std::vector<ArticleFacts> two_articles();

/// Articles whose titles, names and sentences are those of `strings`.
std::vector<ArticleFacts> articles_about(const std::vector<std::string>& strings);

/// Strings that break careless writers: every control character, markup, quotes, right-to-left marks, noncharacters.
/// The 511 of the big list of naughty strings too where it is at hand. Each once.
std::vector<std::string> naughty_strings();

/// What a reader must find in articles_about(strings): "Person HEX" for each name, "Event HEX" for each quote, and
/// "Article HEX" for each title, as far as `kinds` has them; sorted. `as_read` is what the reader makes of clean text.
std::vector<std::string> texts_about(const std::vector<std::string>& strings, const std::vector<std::string>& kinds,
                                     const std::function<std::string(std::string)>& as_read);

/// The folder of the robustness inputs beside the project (the naughty strings, the GraphML schema), or "".
std::string foreign_inputs();

/// Two lower-case hexadecimal digits for each byte.
std::string hex(std::string_view text);

std::size_t count_of(std::string_view part, std::string_view text);

}  // namespace entente
