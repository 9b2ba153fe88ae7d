// SPDX-License-Identifier: Apache-2.0
/// Measures the ontology's names: `actors_figures [--errors] FILE.jsonl|FILE.json...` A .jsonl holds actors with their
/// country and sector (actor_text, date, gold.country, gold.code_1); a .json an article with named entities and a
/// date, whose names are resolved by name and date alone.
#include <algorithm>
#include <array>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "flat_json.h"
#include "ontology/actor_code.h"
#include "ontology/name_prior.h"

namespace {

using namespace entente;

/// "2022-06-01", "October 1, 2021", "1 july 2021".
Date date_of(const std::string& text) {
  if (const auto iso = parse_date(text)) return *iso;
  static constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                           "jul", "aug", "sep", "oct", "nov", "dec"};
  Date date;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    const std::string low = to_lower(word);
    for (std::size_t m = 0; m < months.size(); ++m)
      if (low.starts_with(months[m])) date.month = static_cast<std::uint8_t>(m + 1);
    const int number = std::atoi(word.c_str());
    if (number > 31) date.year = static_cast<std::int16_t>(number);
    else if (number > 0) date.day = static_cast<std::uint8_t>(number);
  }
  return date.month == 0 ? Date{.year = date.year} : date;
}

struct Share {
  int right = 0;
  int all = 0;
  void count(bool is_right) { right += is_right, ++all; }
};
std::ostream& operator<<(std::ostream& out, const Share& s) {
  return out << std::fixed << std::setprecision(3) << (s.all == 0 ? 0.0 : static_cast<double>(s.right) / s.all) << " ("
             << s.right << " of " << s.all << ")";
}

class Figures {
 public:
  explicit Figures(bool lists_errors) : lists_errors_(lists_errors) {}

  void actor(const std::map<std::string, std::string>& record, bool has_country, bool has_sector) {
    const auto value = [&](const char* key) {
      const auto found = record.find(key);
      return found == record.end() ? std::string{} : found->second;
    };
    const Date date = date_of(value("date"));
    const ActorCode code = actor_code(ontology_, nouns_, value("actor_text"), date);
    const std::string country = code.country.empty() ? code.international : code.country;
    const bool is_right = country == value("gold.country");
    if (has_country) countries_.count(is_right);
    const bool sector_is_right = code.sector == value("gold.code_1");
    if (has_sector) sectors_.count(sector_is_right);
    if (lists_errors_ && ((has_country && !is_right) || (has_sector && !sector_is_right)))
      std::cout << value("actor_text") << " [" << to_string(date) << "]: " << (has_country ? country : "-") << " "
                << (has_sector ? code.sector : "-") << "; gold " << value("gold.country") << " " << value("gold.code_1")
                << '\n';
  }

  void article(const std::map<std::string, std::string>& record) {
    const Date date = date_of(record.contains("publication_date") ? record.at("publication_date") : "");
    for (int i = 0;; ++i) {
      const std::string entity = "entities." + std::to_string(i) + ".";
      if (!record.contains(entity + "name")) return;
      named(record, entity, date);
    }
  }

  void print() const {
    if (countries_.all > 0) std::cout << "actors: country " << countries_ << ", sector " << sectors_ << '\n';
    for (const auto& [what, share] : names_) std::cout << what << ": " << share << '\n';
  }

 private:
  /// The node that the canonical name stands for.
  std::optional<std::uint32_t> node(std::string_view name, std::string_view type) const {
    for (const Meaning& meaning : ontology_.names().meanings(name)) {
      const KnownEntity e = ontology_.at(meaning.entity);
      if (meaning.kind == NameKind::full && name_of(e.entity.type) == type) return meaning.entity;
    }
    return std::nullopt;
  }

  void named(const std::map<std::string, std::string>& record, const std::string& entity, Date date) {
    const std::string& name = record.at(entity + "name");
    const std::string& type = record.at(entity + "type");
    const bool has_role = record.contains(entity + "role") && !record.at(entity + "role").starts_with("former");
    const auto known = node(name, type);
    std::string group = type;
    if (type == "Organisation")
      group = known && ontology_.at(*known).entity.sector == "IGO" ? "IGO" : "other organisation";
    if (type == "Person") group = has_role ? "Person in office" : "other person";
    for (int i = 0;; ++i) {
      const auto alias = record.find(entity + "aliases_in_text." + std::to_string(i));
      if (alias == record.end()) return;
      const auto found = entity_named(ontology_, alias->second, date);
      const bool is_right = known && found == known;
      names_[group].count(is_right);
      if (lists_errors_ && !is_right)
        std::cout << group << ": '" << alias->second << "' in " << to_string(date) << " is "
                  << (found ? ontology_.at(*found).entity.id : "nothing") << "; gold " << name
                  << (known ? "" : ", unknown") << '\n';
    }
  }

  Ontology ontology_ = Ontology::builtin().value();
  ActorNouns nouns_ = builtin_actor_nouns();
  bool lists_errors_;
  Share countries_;
  Share sectors_;
  std::map<std::string, Share> names_;
};

}  // namespace

int main(int count, char** arguments) {
  std::vector<std::string> files(arguments + 1, arguments + count);
  const bool lists_errors = std::erase(files, "--errors") > 0;
  Figures figures(lists_errors);
  for (const std::string& file : files) {
    std::ifstream in(file);
    if (file.ends_with(".jsonl")) {
      for (std::string line; std::getline(in, line);)
        figures.actor(flattened(line), line.find("\"country\"") != std::string::npos,
                      line.find("\"code_1\"") != std::string::npos);
    } else {
      std::ostringstream text;
      text << in.rdbuf();
      figures.article(flattened(text.str()));
    }
  }
  figures.print();
}
