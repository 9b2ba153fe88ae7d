// SPDX-License-Identifier: Apache-2.0
/// Finds the dates and times of articles, one JSON object {id, date, text} a line on stdin, and prints {id, times} for
/// each: what a scorer of TIMEX3 spans and values compares. `times_figures < ARTICLES.jsonl > FOUND.jsonl`
#include <rapidjson/reader.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <iostream>
#include <string>

#include "base/utf8.h"
#include "ingest/model/embedded.h"
#include "ingest/text/analyser.h"
#include "ingest/text/lemmas.h"
#include "ingest/text/times.h"
#include "ingest/text/tokens.h"

namespace {

using namespace entente;

/// Keeps the strings id, date and text of the outermost object.
struct ArticleHandler : rapidjson::BaseReaderHandler<rapidjson::UTF8<>, ArticleHandler> {
  bool Key(const char* text, rapidjson::SizeType size, bool) {
    key = depth == 1 ? std::string(text, size) : std::string();
    return true;
  }
  bool String(const char* text, rapidjson::SizeType size, bool) {
    std::string value(text, size);
    if (key == "id") article.id = std::move(value);
    else if (key == "date") article.published = std::move(value);
    else if (key == "text") article.text = std::move(value);
    return true;
  }
  bool StartObject() { return deeper(); }
  bool EndObject(rapidjson::SizeType) { return shallower(); }
  bool StartArray() { return deeper(); }
  bool EndArray(rapidjson::SizeType) { return shallower(); }
  bool deeper() {
    key.clear();
    ++depth;
    return true;
  }
  bool shallower() {
    --depth;
    return true;
  }

  Article article;
  std::string key;
  int depth = 0;
};

void print(const Document& document) {
  const CodePointOffsets offsets(document.article.text);
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> out(buffer);
  const auto text = [&](std::string_view value) {
    out.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  };
  out.StartObject();
  out.Key("id");
  text(document.article.id);
  out.Key("times");
  out.StartArray();
  for (const auto& time : document.times) {
    out.StartObject();
    out.Key("start");
    out.Uint(offsets.code_points(time.span.begin));
    out.Key("end");
    out.Uint(offsets.code_points(time.span.end));
    out.Key("type");
    text(name_of(time.type));
    out.Key("value");
    text(time.value);
    out.EndObject();
  }
  out.EndArray();
  out.EndObject();
  std::cout << buffer.GetString() << '\n';
}

}  // namespace

int main() {
  const auto analyser = Analyser::load(embedded_model("analyser.model"));
  if (!analyser) {
    std::cerr << analyser.error().message << '\n';
    return 1;
  }
  std::string line;
  for (int number = 1; std::getline(std::cin, line); ++number) {
    ArticleHandler handler;
    rapidjson::Reader reader;
    rapidjson::StringStream in(line.c_str());
    if (reader.Parse(in, handler).IsError()) {
      std::cerr << "<stdin>:" << number << ": not a JSON object; give one article a line\n";
      return 3;
    }
    Document document{.article = std::move(handler.article)};
    find_tokens(document);
    find_syntax(document, *analyser);
    find_lemmas(document);
    find_times(document);
    print(document);
  }
}
