// SPDX-License-Identifier: Apache-2.0
/// Runs coreference on given mentions, and fits the weights of the choices:
///   coref_figures clusters GUM.jsonl > PREDICTED.jsonl      the file's mentions, clustered
///   coref_figures gap GAP.jsonl > PREDICTED.jsonl           the pronoun and the two names, among all mentions found
///   coref_figures fit GUM.jsonl GAP.jsonl > choice_weights.cpp
/// Names and numbers come from the text alone: of the given mentions only where they stand.

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>

#include "base/utf8.h"
#include "ingest/entities/coreference.h"
#include "ingest/entities/mentions.h"
#include "ingest/entities/resolution.h"
#include "ingest/pipeline.h"
#include "tests/bench/coref_records.h"

namespace entente::bench {
namespace {

Document analysed(const CorefRecord& record, const Knowledge& knowledge) {
  Document document =
      read_text({.id = record.id, .title = record.title, .published = record.date, .text = record.text}, knowledge);
  find_mentions(document, knowledge.ontology);
  resolve_mentions(document, knowledge.ontology);
  return document;
}

/// Tokens that overlap the span, as [first, end).
std::pair<std::uint32_t, std::uint32_t> tokens_of(const Document& document, Span span) {
  std::uint32_t first = 0;
  while (first < document.tokens.size() && document.tokens[first].span.end <= span.begin) ++first;
  std::uint32_t end = first;
  while (end < document.tokens.size() && document.tokens[end].span.begin < span.end) ++end;
  return {first, end};
}

std::uint32_t head_of(const Document& document, std::uint32_t first, std::uint32_t end) {
  for (std::uint32_t t = first; t < end; ++t) {
    const Token& token = document.tokens[t];
    if (token.upos != Upos::punct && (token.head == no_index || token.head < first || token.head >= end)) return t;
  }
  return end - 1;
}

MentionKind kind_of(const Document& document, std::uint32_t head, bool is_long) {
  const Token& token = document.tokens[head];
  const std::string word = to_lower(text_of(document, token));
  if (!is_long && pronoun_class(word) != PronounClass::none) return MentionKind::pronoun;
  return token.upos == Upos::propn ? MentionKind::name : MentionKind::nominal;
}

/// Replaces the mentions by the given ones; names keep the entity that resolution gave to the same head.
void take_mentions(Document& document, const std::vector<Span>& spans) {
  std::map<std::uint32_t, std::pair<std::uint32_t, NameType>> found;
  for (const Mention& m : document.mentions)
    if (m.kind == MentionKind::name) found[m.head] = {m.entity, m.type};
  document.mentions.clear();
  for (DocumentEntity& e : document.entities) e.mentions.clear();
  for (const Span span : spans) {
    const auto [first, end] = tokens_of(document, span);
    Mention m{.span = span, .first_token = first, .end_token = std::max(end, first + 1)};
    if (m.first_token >= document.tokens.size()) m.first_token = m.end_token = 0;
    m.head = head_of(document, m.first_token, m.end_token);
    m.kind = kind_of(document, m.head, m.end_token - m.first_token > 1);
    for (const Name& name : document.names)
      if (name.first_token <= m.head && m.head < name.end_token) m.type = name.type;
    // "President Obama" hangs on its title, and the name on that
    for (std::uint32_t t = m.first_token; t < m.end_token; ++t) {
      const bool is_name =
          t == m.head || (document.tokens[t].deprel == Deprel::flat && document.tokens[t].head == m.head);
      if (const auto known = found.find(t); is_name && known != found.end()) {
        m.entity = known->second.first;
        m.type = known->second.second;
        m.kind = MentionKind::name;
      }
    }
    document.mentions.push_back(m);
  }
}

/// Adds a person's name where no mention of a name stands.
void add_name(Document& document, Span span) {
  const auto [first, end] = tokens_of(document, span);
  for (Mention& m : document.mentions)
    if (m.kind == MentionKind::name && m.first_token < end && first < m.end_token) {
      m.type = NameType::person;
      if (m.entity != no_index && document.entities[m.entity].entity.type != EntityType::person) m.entity = no_index;
      return;
    }
  std::erase_if(document.mentions, [&](const Mention& m) { return first <= m.head && m.head < end; });
  document.mentions.push_back({.span = span,
                               .first_token = first,
                               .end_token = end,
                               .head = head_of(document, first, end),
                               .kind = MentionKind::name,
                               .type = NameType::person});
  std::ranges::sort(document.mentions, {}, [](const Mention& m) { return m.span; });
}

void write_clusters(const CorefRecord& record, const std::vector<std::uint32_t>& clusters) {
  std::map<std::uint32_t, std::vector<std::size_t>> groups;
  std::cout << "{\"id\":\"" << record.id << "\",\"entities\":[";
  for (std::size_t i = 0; i < record.mentions.size(); ++i) {
    std::cout << (i ? "," : "") << "{\"start\":" << record.mentions[i].begin << ",\"end\":" << record.mentions[i].end
              << '}';
    groups[clusters[i]].push_back(i);
  }
  std::cout << "],\"clusters\":[";
  bool is_first = true;
  for (const auto& [cluster, members] : groups) {
    if (members.size() < 2) continue;
    std::cout << (is_first ? "" : ",") << '[';
    for (std::size_t k = 0; k < members.size(); ++k) std::cout << (k ? "," : "") << members[k];
    std::cout << ']';
    is_first = false;
  }
  std::cout << "]}\n";
}

std::vector<Span> byte_spans(const CorefRecord& record) {
  const CodePointOffsets offsets(record.text);
  std::vector<Span> out;
  for (const Span s : record.mentions) out.push_back({offsets.bytes(s.begin), offsets.bytes(s.end)});
  return out;
}

void run_clusters(std::istream& in, const Knowledge& knowledge) {
  for (const CorefRecord& record : read_coref_records(in)) {
    Document document = analysed(record, knowledge);
    take_mentions(document, byte_spans(record));
    write_clusters(record, cluster_mentions(document, knowledge.ontology));
  }
}

/// A document with the pronoun (mention 0 of the record) and the two names (1, 2) among its mentions.
Document gap_document(const CorefRecord& record, const Knowledge& knowledge) {
  Document document = analysed(record, knowledge);
  const auto spans = byte_spans(record);
  add_name(document, spans[1]);
  add_name(document, spans[2]);
  const auto [first, end] = tokens_of(document, spans[0]);
  if (std::ranges::none_of(document.mentions, [&](const Mention& m) { return m.head == first; })) {
    document.mentions.push_back(
        {.span = spans[0], .first_token = first, .end_token = end, .head = first, .kind = MentionKind::pronoun});
    std::ranges::sort(document.mentions, {}, [](const Mention& m) { return m.span; });
  }
  return document;
}

bool overlaps(const Document& document, const Phrase& p, Span span) {
  return !p.is_coordination && p.kind == MentionKind::name && document.tokens[p.head].span.begin >= span.begin &&
         document.tokens[p.head].span.begin < span.end;
}

/// Whether the pronoun's cluster has a name within each of the two spans.
std::pair<bool, bool> gap_answer(const Document& document, const Discourse& discourse, const std::vector<Span>& spans) {
  std::pair<bool, bool> out;
  for (const Phrase& p : discourse.phrases()) {
    if (p.kind != MentionKind::pronoun || document.tokens[p.head].span.begin != spans[0].begin) continue;
    for (const std::uint32_t other : discourse.cluster(p.cluster).phrases) {
      out.first = out.first || overlaps(document, discourse.phrase(other), spans[1]);
      out.second = out.second || overlaps(document, discourse.phrase(other), spans[2]);
    }
  }
  return out;
}

void run_gap(std::istream& in, const Knowledge& knowledge) {
  for (const CorefRecord& record : read_coref_records(in)) {
    const Document document = gap_document(record, knowledge);
    Discourse discourse(document, knowledge.ontology, PhraseSource::mentions_and_noun_phrases);
    resolve(discourse, [](const Choice& d) { return best_of(d, choice_weights); });
    const auto [a, b] = gap_answer(document, discourse, byte_spans(record));
    std::cout << "{\"id\":\"" << record.id << "\",\"a\":" << (a ? "true" : "false")
              << ",\"b\":" << (b ? "true" : "false") << "}\n";
  }
}

// ---- fitting ----

struct Lesson {
  Choice choice;
  std::vector<bool> is_right;  // per candidate
};

/// Decisions along gold clusters: what is right is what the gold has, and the discourse goes on from there.
void learn_clusters(std::istream& in, const Knowledge& knowledge, std::vector<Lesson>& lessons) {
  for (const CorefRecord& record : read_coref_records(in)) {
    Document document = analysed(record, knowledge);
    take_mentions(document, byte_spans(record));
    std::vector<std::uint32_t> gold(record.mentions.size());
    for (std::uint32_t i = 0; i < gold.size(); ++i) gold[i] = no_index - 1 - i;
    for (std::uint32_t c = 0; c < record.clusters.size(); ++c)
      for (const std::uint32_t m : record.clusters[c]) gold[m] = c;
    Discourse discourse(document, knowledge.ontology, PhraseSource::mentions);
    resolve(discourse, [&](const Choice& d) -> std::size_t {
      Lesson lesson{.choice = d, .is_right = std::vector<bool>(d.candidates.size())};
      const std::uint32_t own = gold[discourse.phrase(d.anaphor).mention];
      std::size_t right = 0;
      for (std::size_t i = 1; i < d.candidates.size(); ++i) {
        if (gold[discourse.phrase(d.candidates[i].phrase).mention] != own) continue;
        lesson.is_right[i] = true;
        if (right == 0) right = i;
      }
      lesson.is_right[0] = right == 0;
      lessons.push_back(std::move(lesson));
      return right;
    });
  }
}

/// Decisions on the pronoun asked for; all others as the present weights have them.
void learn_gap(std::istream& in, const Knowledge& knowledge, std::vector<Lesson>& lessons) {
  for (const CorefRecord& record : read_coref_records(in)) {
    const Document document = gap_document(record, knowledge);
    const auto spans = byte_spans(record);
    Discourse discourse(document, knowledge.ontology, PhraseSource::mentions_and_noun_phrases);
    resolve(discourse, [&](const Choice& d) -> std::size_t {
      const Phrase& anaphor = discourse.phrase(d.anaphor);
      if (anaphor.kind == MentionKind::pronoun && document.tokens[anaphor.head].span.begin == spans[0].begin) {
        Lesson lesson{.choice = d, .is_right = std::vector<bool>(d.candidates.size())};
        bool has_right = false;
        for (std::size_t i = 1; i < d.candidates.size(); ++i) {
          bool is_a = false;
          bool is_b = false;
          for (const std::uint32_t p : discourse.cluster_of(d.candidates[i].phrase).phrases) {
            is_a = is_a || overlaps(document, discourse.phrase(p), spans[1]);
            is_b = is_b || overlaps(document, discourse.phrase(p), spans[2]);
          }
          const bool is_neither = !record.answers[0] && !record.answers[1];
          lesson.is_right[i] = is_neither ? !is_a && !is_b : (is_a && record.answers[0]) || (is_b && record.answers[1]);
          has_right = has_right || lesson.is_right[i];
        }
        if (has_right) lessons.push_back(std::move(lesson));
      }
      return best_of(d, choice_weights);
    });
  }
}

using RealWeights = std::array<std::array<double, feature_count>, chooser_count>;

/// Raises the probability of the right candidates: AdaGrad on the log-likelihood, with a pull to zero.
RealWeights fitted(const std::vector<Lesson>& lessons) {
  constexpr int rounds = 12;
  constexpr double step = 0.25;
  constexpr double pull = 2e-4;
  RealWeights weights{};
  RealWeights squares{};
  std::vector<double> p;
  std::vector<std::size_t> order(lessons.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::uint64_t state = 88172645463325252ULL;
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = order.size(); i > 1; --i) {
      state ^= state << 13, state ^= state >> 7, state ^= state << 17;
      std::swap(order[i - 1], order[state % i]);
    }
    for (const std::size_t at : order) {
      const Lesson& lesson = lessons[at];
      const auto c = static_cast<std::size_t>(lesson.choice.chooser);
      const auto& candidates = lesson.choice.candidates;
      p.assign(candidates.size(), 0);
      double highest = -1e9;
      for (std::size_t i = 0; i < p.size(); ++i) {
        for (const std::uint8_t f : candidates[i].features) p[i] += weights[c][f];
        highest = std::max(highest, p[i]);
      }
      double all = 0;
      double right = 0;
      for (std::size_t i = 0; i < p.size(); ++i) {
        p[i] = std::exp(p[i] - highest);
        all += p[i];
        if (lesson.is_right[i]) right += p[i];
      }
      if (right <= 0) continue;
      std::map<std::uint8_t, double> gradient;
      for (std::size_t i = 0; i < p.size(); ++i) {
        const double g = (lesson.is_right[i] ? p[i] / right : 0) - p[i] / all;
        if (std::abs(g) < 1e-6) continue;
        for (const std::uint8_t f : candidates[i].features) gradient[f] += g;
      }
      for (const auto& [f, g] : gradient) {
        const double slope = g - pull * weights[c][f];
        squares[c][f] += slope * slope;
        weights[c][f] += step * slope / std::sqrt(squares[c][f] + 1e-8);
      }
    }
  }
  return weights;
}

void write_weights(const RealWeights& weights) {
  std::cout
      << "// SPDX-License-Identifier: Apache-2.0\n"
         "// Written by tests/bench/coref_figures fit; from the annotations of GUM (CC BY 4.0) and GAP (Apache-2.0).\n"
         "#include \"ingest/entities/choice.h\"\n\nnamespace entente {\n\n// clang-format off\n"
         "const Weights choice_weights{{\n";
  for (const auto& row : weights) {
    std::cout << "    {{";
    for (std::size_t f = 0; f < row.size(); ++f) {
      if (f % 16 == 0) std::cout << "\n     ";
      std::cout << ' ' << std::lround(std::clamp(row[f] * 100, -2000.0, 2000.0)) << ',';
    }
    std::cout << "\n    }},\n";
  }
  std::cout << "}};\n// clang-format on\n\n}  // namespace entente\n";
}

}  // namespace
}  // namespace entente::bench

int main(int argc, char** argv) {
  using namespace entente;
  const std::string_view verb = argc > 2 ? argv[1] : "";
  auto knowledge = Knowledge::builtin();
  if (!knowledge || verb.empty()) {
    std::cerr << (knowledge ? "usage: coref_figures clusters|gap|fit FILE...\n" : knowledge.error().message) << '\n';
    return 2;
  }
  std::ifstream in(argv[2]);
  if (verb == "clusters") {
    bench::run_clusters(in, *knowledge);
  } else if (verb == "gap") {
    bench::run_gap(in, *knowledge);
  } else {
    std::vector<bench::Lesson> lessons;
    bench::learn_clusters(in, *knowledge, lessons);
    if (argc > 3) {
      std::ifstream gap(argv[3]);
      bench::learn_gap(gap, *knowledge, lessons);
    }
    bench::write_weights(bench::fitted(lessons));
  }
}
