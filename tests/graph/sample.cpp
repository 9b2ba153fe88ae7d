// SPDX-License-Identifier: Apache-2.0
#include "tests/graph/sample.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <sstream>

#include "base/hash.h"
#include "base/utf8.h"

namespace entente {
namespace {

struct Verb {
  std::string_view word;
  EventType type;
};
constexpr Verb verbs[] = {{"meets", EventType::consult},   {"visits", EventType::visit}, {"accuses", EventType::accuse},
                          {"attacks", EventType::assault}, {"aids", EventType::aid},     {"says", EventType::statement},
                          {"trades", EventType::trade},    {"joins", EventType::agree}};

Entity entity_of(const std::string& word) {
  std::string name = word;
  std::replace(name.begin(), name.end(), '_', ' ');
  const std::string bare = name.substr(name.find_first_not_of("@+#"));
  std::string slug = fold(bare);
  std::replace(slug.begin(), slug.end(), ' ', '-');
  if (word[0] == '@')
    return {.id = "state:" + bare, .type = EntityType::state, .name = bare, .code = bare, .country = bare};
  if (word[0] == '+') return {.id = "org:" + bare, .type = EntityType::organisation, .name = bare, .sector = "IGO"};
  if (word[0] == '#') return {.id = "place:" + slug, .type = EntityType::place, .name = bare};
  return {.id = "person:" + slug, .type = EntityType::person, .name = bare};
}

/// Adds what a line says to an article whose text grows sentence by sentence.
class Writer {
 public:
  explicit Writer(ArticleFacts& facts) : facts_(facts) {}

  void add(const std::string& line) {
    const std::uint32_t start = length();
    std::istringstream words(line);
    std::string source, verb, target, word;
    words >> source >> verb;
    const bool background = source[0] == '~';
    if (background) source.erase(0, 1);
    const std::string source_id = mention(source, background);
    if (!background) facts_.article.text += " " + verb;
    std::string target_id;
    if (verb != "says") {
      words >> target;
      if (!background) facts_.article.text += " ";
      target_id = mention(target, background);
    }
    std::string date;
    double confidence = 0.9;
    Modality modal = Modality::asserted;
    while (words >> word) {
      if (word[0] == '!') modal = *modality(word.substr(1));
      else if (word.find('.') != std::string::npos) confidence = std::stod(word);
      else date = word;
    }
    if (!background) facts_.article.text += date.empty() ? "." : " on " + date + ".";
    const TextRange sentence{start, length()};
    if (!background) facts_.article.text += "\n";
    const auto known = std::find_if(std::begin(verbs), std::end(verbs), [&](const Verb& v) { return v.word == verb; });
    if (known == std::end(verbs)) {
      RelationRecord relation{.type = relation_type(verb).value(),
                              .head = source_id,
                              .tail = target_id,
                              .from = date,
                              .modality = modal,
                              .confidence = confidence,
                              .rule = "test"};
      if (!background) relation.evidence = sentence;
      facts_.relations.push_back(relation);
      return;
    }
    EventRecord event{.type = known->type,
                      .mode = verb,
                      .predicate = verb,
                      .sources = {source_id},
                      .modality = modal,
                      .confidence = confidence,
                      .trigger = {start, start + 1},
                      .sentence = sentence,
                      .rule = "test"};
    if (!target_id.empty()) event.targets.push_back(target_id);
    if (!date.empty()) event.time = TimeRecord{.value = date, .text = date};
    event.id = "event:" + to_hex(fnv1a(facts_.article.id + std::to_string(facts_.events.size()) + line));
    facts_.events.push_back(event);
  }

 private:
  std::uint32_t length() const {
    return CodePointOffsets(facts_.article.text).code_points(static_cast<std::uint32_t>(facts_.article.text.size()));
  }

  std::string mention(const std::string& word, bool silent) {
    const Entity entity = entity_of(word);
    auto known = std::find_if(facts_.entities.begin(), facts_.entities.end(),
                              [&](const MentionedEntity& m) { return m.entity.id == entity.id; });
    if (known == facts_.entities.end()) known = facts_.entities.insert(known, {.entity = entity, .mentions = {}});
    if (silent) return entity.id;
    const std::uint32_t start = length();
    facts_.article.text += entity.name;
    known->mentions.push_back({.range = {start, length()},
                               .text = entity.name,
                               .kind = MentionKind::name,
                               .sentence = static_cast<std::uint32_t>(facts_.events.size() + facts_.relations.size())});
    return entity.id;
  }

  ArticleFacts& facts_;
};

}  // namespace

ArticleFacts article_of(const std::string& id, const std::string& published, const std::vector<std::string>& lines,
                        const std::string& source) {
  ArticleFacts facts{
      .article = {.id = id, .title = "About " + id, .published = published, .source = source, .language = "en"},
      .entities = {},
      .events = {},
      .relations = {}};
  Writer writer(facts);
  for (const auto& line : lines) writer.add(line);
  return facts;
}

TemporaryFolder::TemporaryFolder() {
  static std::atomic<int> count = 0;
  path_ = std::filesystem::temp_directory_path() /
          ("entente-test-" + std::to_string(::getpid()) + "-" + std::to_string(count++));
  std::filesystem::create_directories(path_);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace entente
