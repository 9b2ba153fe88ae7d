// SPDX-License-Identifier: Apache-2.0
#include "graph/export/wording.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "graph/export/text.h"

namespace entente {
namespace {

constexpr std::size_t names_shown = 3;

std::string names_of(const std::vector<std::uint32_t>& parties, const Subgraph& subgraph) {
  std::string names;
  for (std::size_t i = 0; i < parties.size() && i < names_shown; ++i) {
    if (i > 0) names += ", ";
    names += subgraph.entities()[parties[i]].name;
  }
  if (parties.size() > names_shown) names += " and " + std::to_string(parties.size() - names_shown) + " more";
  return names;
}

}  // namespace

std::string kind_of(const MergedFact& fact) {
  std::string kind(fact.kind == FactKind::event && !fact.mode.empty() ? std::string_view(fact.mode) : type_name(fact));
  for (auto& c : kind) {
    if (c == '_') c = ' ';
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return clean_text(kind);
}

std::string time_of(const MergedFact& fact) {
  if (fact.kind == FactKind::event) return fact.time;
  if (fact.from.empty() && fact.until.empty()) return {};
  return (fact.from.empty() ? ".." : fact.from) + "/" + (fact.until.empty() ? ".." : fact.until);
}

std::string label_of(const MergedFact& fact, const Subgraph& subgraph) {
  std::string label = names_of(fact.sources, subgraph);
  if (!label.empty()) label += " – ";
  label += kind_of(fact);
  if (!fact.targets.empty()) label += " – " + names_of(fact.targets, subgraph);
  if (const auto time = time_of(fact); !time.empty()) label += ", " + clean_text(time);
  if (fact.modality != Modality::asserted) label += " (" + std::string(name_of(fact.modality)) + ")";
  return label;
}

std::string_view precision_of(std::string_view time) {
  if (time.find('/') != std::string_view::npos) return "interval";
  switch (time.size()) {
    case 4: return "year";
    case 7: return "month";
    case 10: return "day";
    default: return "";
  }
}

std::string_view polarity_of(const MergedFact& fact) {
  return fact.modality == Modality::denied ? "negated" : "affirmed";
}

std::string_view colour_of(EntityType type) {
  switch (type) {
    case EntityType::person: return "#4e79a7";
    case EntityType::state: return "#f28e2b";
    case EntityType::organisation: return "#59a14f";
    case EntityType::place: return "#76b7b2";
  }
  return "#000000";
}

double size_of(std::uint32_t mentions) { return 6.0 + 3.0 * std::sqrt(static_cast<double>(mentions)); }

std::string number_text(double value) {
  const bool is_negative = value < 0;
  const auto hundredths = static_cast<std::int64_t>((is_negative ? -value : value) * 100.0 + 0.5);
  std::string digits = std::to_string(hundredths);
  if (digits.size() < 3) digits.insert(0, 3 - digits.size(), '0');
  digits.insert(digits.size() - 2, 1, '.');
  if (digits.back() == '0') digits.pop_back();
  return is_negative && hundredths > 0 ? "-" + digits : digits;
}

}  // namespace entente
