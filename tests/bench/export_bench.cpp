// SPDX-License-Identifier: Apache-2.0
// How fast and in how much memory a knowledge base is exported, end to end from its file to another.
//   export_bench make ARTICLES KB       a made-up knowledge base: 25 sentences in each article, a fact in each sentence
//   export_bench run KB FORMAT VIEW     one export, as `entente export` does it
//   export_bench all KB                 every format in a process of its own: CPU seconds, rates, largest memory
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "base/hash.h"
#include "base/utf8.h"
#include "graph/export/format.h"

namespace {

using namespace entente;

constexpr std::uint32_t sentences = 25;
constexpr std::uint32_t entity_count = 6600;  // the same whatever the number of articles

class Numbers {
 public:
  /// From 0 to `end` - 1; SplitMix64.
  std::uint32_t below(std::uint32_t end) {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15U;
    z = (z ^ z >> 30U) * 0xBF58476D1CE4E5B9U;
    z = (z ^ z >> 27U) * 0x94D049BB133111EBU;
    return static_cast<std::uint32_t>((z ^ z >> 31U) % end);
  }

 private:
  std::uint64_t state_ = 20250513;
};

/// A name with the letters that names have: one in four is not ASCII.
Entity made_entity(std::uint32_t number) {
  static constexpr std::array syllables{"ka", "mir", "o", "ve", "lan", "du", "sé", "ri", "tá", "bo", "an", "ğu"};
  const std::string digits = std::to_string(number);
  std::string name = "A";
  for (std::uint32_t rest = number + 17; rest > 0; rest /= 12) name += syllables[rest % 12];
  name += " " + std::string(1, static_cast<char>('A' + number % 26)) + syllables[number % 7] + "nov";
  switch (number % 10) {
    case 0: return {.id = "state:S" + digits, .type = EntityType::state, .name = name, .code = "S" + digits};
    case 1:
    case 2:
      return {.id = "org:o" + digits, .type = EntityType::organisation, .name = name + " Council", .sector = "IGO"};
    case 3: return {.id = "place:p" + digits, .type = EntityType::place, .name = name + " City"};
    default:
      return {.id = "person:p" + digits, .type = EntityType::person, .name = name, .country = "MYS", .sector = "GOV"};
  }
}

/// Text that grows, in bytes, and its length in code points.
class Text {
 public:
  explicit Text(std::string& text) : text_(text) {}
  TextRange add(const std::string& words) {
    const std::uint32_t start = length_;
    text_ += words;
    for (const char c : words) length_ += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    return {start, length_};
  }
  std::uint32_t length() const { return length_; }

 private:
  std::string& text_;
  std::uint32_t length_ = 0;
};

class Maker {
 public:
  ArticleFacts article(std::uint32_t number) {
    ArticleFacts facts;
    facts.article = {.id = "made-" + std::to_string(number),
                     .title = "What “officials” said on day " + std::to_string(number),
                     .published = date(),
                     .source = "The Made-up Herald " + std::to_string(number % 40),
                     .url = "https://news.example/" + std::to_string(number),
                     .language = "en"};
    Text text(facts.article.text);
    for (std::uint32_t sentence = 0; sentence < sentences; ++sentence) add_sentence(facts, text, sentence);
    return facts;
  }

 private:
  std::string date() {
    char day[16];
    std::snprintf(day, sizeof day, "20%02u-%02u-%02u", 15 + numbers_.below(10), 1 + numbers_.below(12),
                  1 + numbers_.below(28));
    return day;
  }

  /// Few are in the news often: the square prefers small numbers.
  std::uint32_t actor() {
    const double share = numbers_.below(1U << 20U) / double(1U << 20U);
    const auto number = static_cast<std::uint32_t>(share * share * entity_count);
    return number % 10 == 3 ? number + 1 : number;
  }

  static std::string mention(ArticleFacts& facts, Text& text, std::uint32_t number, std::uint32_t sentence) {
    Entity entity = made_entity(number);
    std::string id = entity.id;
    auto known = std::find_if(facts.entities.begin(), facts.entities.end(),
                              [&](const MentionedEntity& m) { return m.entity.id == id; });
    const std::string name = entity.name;
    if (known == facts.entities.end())
      known = facts.entities.insert(known, {.entity = std::move(entity), .mentions = {}});
    known->mentions.push_back({.range = text.add(name), .text = name, .sentence = sentence});
    return id;
  }

  void add_sentence(ArticleFacts& facts, Text& text, std::uint32_t sentence) {
    const std::uint32_t start = text.length();
    const std::uint32_t first = actor();
    const std::uint32_t second = actor();
    const std::string source = mention(facts, text, first, sentence);
    const TextRange trigger = text.add(" meets");
    text.add(" ");
    const std::string target = mention(facts, text, second, sentence);
    text.add(" in ");
    const std::string place = mention(facts, text, numbers_.below(entity_count / 10) * 10 + 3, sentence);
    const std::string when = date();
    text.add(" on " + when +
             (numbers_.below(4) == 0 ? ", as both “agreed”, to talk of \"peace\"." : ", officials said."));
    const TextRange range{start, text.length()};
    text.add("\n");
    const double confidence = (300 + numbers_.below(700)) / 1000.0;
    if (numbers_.below(5) == 0) {
      facts.relations.push_back({.type = static_cast<RelationType>(numbers_.below(relation_type_count)),
                                 .head = source,
                                 .tail = target,
                                 .from = when,
                                 .confidence = confidence,
                                 .evidence = range,
                                 .rule = "made"});
      return;
    }
    EventRecord event{.id = "event:" + to_hex(fnv1a(facts.article.id + "/" + std::to_string(sentence))),
                      .type = static_cast<EventType>(numbers_.below(event_type_count)),
                      .mode = "meeting",
                      .cameo = "042",
                      .predicate = "meet",
                      .sources = {source},
                      .targets = {target},
                      .place = place,
                      .time = TimeRecord{.value = when, .text = when},
                      .confidence = confidence,
                      .trigger = trigger,
                      .sentence = range,
                      .rule = "made"};
    event.modality = static_cast<Modality>(std::min(numbers_.below(20), 3U) == 3 ? 0 : numbers_.below(4));
    facts.events.push_back(event);
  }

  Numbers numbers_;
};

int make(std::uint32_t articles, const std::string& path) {
  auto store = Store::create(path, true);
  if (!store) return std::cerr << store.error().message << '\n', 1;
  Maker maker;
  for (std::uint32_t i = 0; i < articles; ++i)
    if (!store->add(maker.article(i))) return 1;
  if (!store->commit()) return 1;
  std::printf("%u articles, %u sentences, %.0f MB\n", articles, articles * sentences,
              static_cast<double>(std::filesystem::file_size(path)) / 1e6);
  return 0;
}

int run(const std::string& path, const std::string& format, const std::string& view, const std::string& file) {
  const auto found = find_format(format);
  if (!found || !(*found)->write) return std::cerr << "no format of one file: " << format << '\n', 2;
  auto store = Store::open(path, Store::Access::read);
  if (!store) return std::cerr << store.error().message << '\n', 1;
  auto subgraph = Subgraph::select(*store, {});
  if (!subgraph) return 1;
  std::ofstream out(file, std::ios::binary);
  return (*found)->write(*subgraph, {.view = view_named(view).value_or(View::events)}, out) ? 0 : 1;
}

struct Cost {
  double seconds = 0, megabytes = 0, written = 0;
};

Cost cost_of(const std::string& self, const std::string& path, const std::string& format, const std::string& view) {
  const std::string file = path + ".out";
  const pid_t child = ::fork();
  if (child == 0) {
    ::execl(self.c_str(), self.c_str(), "run", path.c_str(), format.c_str(), view.c_str(), file.c_str(), nullptr);
    ::_exit(127);
  }
  int status = 0;
  rusage usage{};
  ::wait4(child, &status, 0, &usage);
  if (status != 0) return {};
  const auto seconds = [](const timeval& time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
  const Cost cost{.seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime),
                  .megabytes = double(usage.ru_maxrss) / 1024,
                  .written = double(std::filesystem::file_size(file)) / 1e6};
  return cost;
}

int all(const std::string& self, const std::string& path) {
  const std::string file = path + ".out";
  cost_of(self, path, "ntriples", "events");
  std::ifstream in(file);
  const auto statements = static_cast<double>(std::count(std::istreambuf_iterator<char>(in), {}, '\n'));
  std::printf("%.2f million statements\n", statements / 1e6);
  std::printf("%-22s %8s %8s %12s %14s %8s\n", "format", "CPU-s", "MB", "MB/CPU-s", "1000 st./CPU-s", "peak MB");
  for (const auto& [format, view] : {std::pair("ntriples", "events"),
                                     {"nquads", "events"},
                                     {"turtle", "events"},
                                     {"rdfxml", "events"},
                                     {"jsonld", "events"},
                                     {"graphml", "events"},
                                     {"graphml", "actors"},
                                     {"graphml", "full"},
                                     {"gexf", "events"},
                                     {"cytoscape", "events"},
                                     {"csv", "events"},
                                     {"dot", "events"},
                                     {"plover", "events"},
                                     {"ftm", "events"},
                                     {"jsonl", "events"}}) {
    const Cost cost = cost_of(self, path, format, view);
    const bool is_rdf = std::string_view(view) == "events" &&
                        std::string_view("ntriples nquads turtle rdfxml jsonld").find(format) != std::string_view::npos;
    std::printf("%-22s %8.2f %8.1f %12.1f %14.0f %8.0f\n", (std::string(format) + ", " + view).c_str(), cost.seconds,
                cost.written, cost.written / cost.seconds, is_rdf ? statements / cost.seconds / 1000 : 0,
                cost.megabytes);
    std::fflush(stdout);
  }
  std::filesystem::remove(file);
  return 0;
}

}  // namespace

int main(int count, char** words) {
  const std::vector<std::string> arguments(words, words + count);
  if (count == 4 && arguments[1] == "make")
    return make(static_cast<std::uint32_t>(std::stoul(arguments[2])), arguments[3]);
  if (count == 5 && arguments[1] == "run") return run(arguments[2], arguments[3], arguments[4], "/dev/stdout");
  if (count == 6 && arguments[1] == "run") return run(arguments[2], arguments[3], arguments[4], arguments[5]);
  if (count == 3 && arguments[1] == "all") return all("/proc/self/exe", arguments[2]);
  std::cerr << "usage: export_bench make ARTICLES KB | run KB FORMAT VIEW [FILE] | all KB\n";
  return 2;
}
