// SPDX-License-Identifier: Apache-2.0
#include "cli/fact_text.h"

#include <algorithm>
#include <limits>
#include <ostream>

#include "cli/table.h"

namespace entente {

std::string type_text(const MergedFact& fact) {
  std::string text(type_name(fact));
  if (fact.kind == FactKind::relation) std::replace(text.begin(), text.end(), '_', ' ');
  if (!fact.mode.empty()) text += " (" + fact.mode + ")";
  return text;
}

std::string time_text(const MergedFact& fact) {
  if (fact.kind == FactKind::event) return fact.time;
  if (fact.from.empty() && fact.until.empty()) return "";
  return (fact.from.empty() ? ".." : fact.from) + "/" + (fact.until.empty() ? ".." : fact.until);
}

std::string circumstances(const PathHop& hop) {
  const MergedFact& fact = hop.fact;
  std::string text;
  if (const auto time = time_text(fact); !time.empty()) text += ", " + time;
  if (fact.modality != Modality::asserted) (text += ", ") += name_of(fact.modality);
  if (!hop.speaker.id.empty()) text += ", according to " + hop.speaker.name;
  if (fact.is_background) text += ", background knowledge";
  return text;
}

void write_evidence(JsonWriter& json, const QuotedEvidence& evidence) {
  json.open('{')
      .member("article", evidence.article)
      .member("start", evidence.range.start)
      .member("end", evidence.range.end);
  json.member("quote", evidence.quote).member_or_null("published", evidence.published);
  json.key("confidence").fraction(evidence.confidence).member_or_null("attributed_to", evidence.attributed_to);
  json.member_or_null("rule", evidence.rule).close('}');
}

void print_evidence(const QuotedEvidence& evidence, std::size_t indent, std::ostream& out, const Streams& streams) {
  const std::size_t width = streams.out_is_terminal ? static_cast<std::size_t>(std::max(streams.width, 40))
                                                    : std::numeric_limits<std::size_t>::max();
  print_wrapped(out, "“" + evidence.quote + "”", indent, width, Style::quote, streams);
  std::string where =
      evidence.article + " [" + std::to_string(evidence.range.start) + "-" + std::to_string(evidence.range.end) + "]";
  if (!evidence.published.empty()) where += ", " + evidence.published;
  print_wrapped(out, where, indent, width, Style::dim, streams);
}

}  // namespace entente
