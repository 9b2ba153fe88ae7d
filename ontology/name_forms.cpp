// SPDX-License-Identifier: Apache-2.0
#include "ontology/name_forms.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>

namespace entente {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) out.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) (out += out.empty() ? "" : " ") += word;
  return out;
}

bool is_particle(std::string_view word) {
  static const std::unordered_set<std::string_view> particles{"von", "van", "der", "den",   "de",  "da",  "di",
                                                              "du",  "del", "dos", "della", "ten", "ter", "le",
                                                              "bin", "ibn", "al",  "el",    "ben", "Van", "De"};
  return particles.contains(word);
}

bool is_suffix(std::string_view word) {
  static const std::unordered_set<std::string_view> suffixes{"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", "V", "VI"};
  return suffixes.contains(word);
}

/// Ways to write the same word; the first of a row is no better than the others.
constexpr std::array<std::array<std::string_view, 2>, 15> spellings{{{"Organisation", "Organization"},
                                                                     {"Organisations", "Organizations"},
                                                                     {"Defence", "Defense"},
                                                                     {"Centre", "Center"},
                                                                     {"Labour", "Labor"},
                                                                     {"Programme", "Program"},
                                                                     {"Cooperation", "Co-operation"},
                                                                     {"Authorisation", "Authorization"},
                                                                     {"Harbour", "Harbor"},
                                                                     {"Theatre", "Theater"},
                                                                     {"Mobilisation", "Mobilization"},
                                                                     {"Civilisation", "Civilization"},
                                                                     {"Normalisation", "Normalization"},
                                                                     {"Armour", "Armor"},
                                                                     {"and", "&"}}};

/// Transliterations of given names that the press mixes freely.
constexpr std::array<std::array<std::string_view, 5>, 30> given_names{
    {{"Mohammed", "Mohamed", "Muhammad", "Mohammad", "Mohamad"},
     {"Ahmed", "Ahmad"},
     {"Yusuf", "Youssef", "Yousef", "Yousuf"},
     {"Hussein", "Hussain", "Husain", "Hossein"},
     {"Hassan", "Hasan"},
     {"Abdullah", "Abdallah", "Abdulla"},
     {"Ibrahim", "Ebrahim"},
     {"Mahmoud", "Mahmud", "Mehmood", "Mahmood"},
     {"Mustafa", "Mostafa", "Moustafa"},
     {"Omar", "Umar"},
     {"Osman", "Othman", "Usman"},
     {"Saeed", "Said", "Saied", "Sayeed"},
     {"Khaled", "Khalid"},
     {"Faisal", "Faysal", "Feisal"},
     {"Tariq", "Tarek", "Tareq", "Tarik"},
     {"Jamal", "Gamal", "Jamaal"},
     {"Nasser", "Nasir", "Naser"},
     {"Sheikh", "Shaikh", "Sheik"},
     {"Sergey", "Sergei", "Serguei"},
     {"Alexander", "Aleksandr", "Alexandr", "Aleksander"},
     {"Alexey", "Alexei", "Aleksei", "Aleksey"},
     {"Andrey", "Andrei", "Andriy"},
     {"Dmitry", "Dmitri", "Dmitriy", "Dimitri"},
     {"Yury", "Yuri", "Yuriy"},
     {"Nikolay", "Nikolai"},
     {"Mikhail", "Mihail"},
     {"Vasily", "Vasili", "Vasiliy"},
     {"Yevgeny", "Evgeny", "Yevgeni", "Evgeni"},
     {"Volodymyr", "Vladimir"},
     {"Georgy", "Georgi", "Georgiy"}}};

/// The name with `word` at `i` replaced by each of its other spellings.
template <class Rows>
void respell(const std::vector<std::string>& words, std::size_t i, const Rows& rows, std::vector<std::string>& out) {
  for (const auto& row : rows) {
    if (std::ranges::find(row, std::string_view(words[i])) == row.end()) continue;
    for (const std::string_view other : row) {
      if (other.empty() || other == words[i]) continue;
      auto changed = words;
      changed[i] = other;
      out.push_back(joined(changed));
    }
    return;
  }
}

void person_forms(const std::string& name, std::vector<std::string>& out) {
  auto words = words_of(name);
  if (!words.empty() && is_suffix(words.back())) {
    words.pop_back();
    if (words.size() > 1) out.push_back(joined(words));
  }
  const bool is_plain = std::ranges::none_of(words, [](const std::string& word) { return is_particle(word); });
  if (words.size() == 3 && is_plain && words[1].size() <= 2)
    out.push_back(words[0] + " " + words[2]);  // "George W. Bush"
  if (words.size() >= 2 && words.size() <= 4)
    for (std::size_t i = 0; i + 1 < words.size(); ++i) respell(words, i, given_names, out);
}

}  // namespace

std::string surname_of(const std::string& name) {
  auto words = words_of(name);
  if (words.size() > 1 && is_suffix(words.back())) words.pop_back();
  if (words.size() < 2) return {};
  std::size_t first = words.size() - 1;
  while (first > 1 && is_particle(words[first - 1])) --first;
  return joined({words.begin() + static_cast<std::ptrdiff_t>(first), words.end()});
}

std::vector<std::string> derived_names(EntityType type, const std::string& name) {
  std::vector<std::string> out;
  if (type == EntityType::person) {
    person_forms(name, out);
    return out;
  }
  const auto words = words_of(name);
  if (words.size() > 1)
    for (std::size_t i = 0; i < words.size(); ++i) respell(words, i, spellings, out);
  if (words.size() > 1 && (words.front() == "The" || words.front() == "the")) out.push_back(name.substr(4));
  return out;
}

void add_names(const World& world, GazetteerBuilder& names) {
  const auto add_all = [&](std::uint32_t i, const std::vector<std::string>& all, NameKind kind) {
    for (const std::string& name : all)
      names.add(name, {.entity = i, .kind = kind, .prominence = world.entities[i].prominence});
  };
  for (std::uint32_t i = 0; i < world.entities.size(); ++i) {
    const WorldEntity& e = world.entities[i];
    add_all(i, e.names, NameKind::full);
    add_all(i, e.short_names, NameKind::short_name);
    add_all(i, e.adjectives, NameKind::adjective);
    add_all(i, e.people_nouns, NameKind::people);
    if (e.entity.type == EntityType::person && e.short_names.empty())
      add_all(i, {surname_of(e.entity.name)}, NameKind::short_name);
  }
  for (std::uint32_t i = 0; i < world.entities.size(); ++i)
    for (const std::string& name : world.entities[i].names)
      for (const std::string& form : derived_names(world.entities[i].entity.type, name))
        names.add_derived(form, {.entity = i, .kind = NameKind::full, .prominence = world.entities[i].prominence});
}

}  // namespace entente
