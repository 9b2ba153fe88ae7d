// SPDX-License-Identifier: Apache-2.0
#include "ingest/entities/genders.h"

#include "ingest/entities/first_names.h"
#include "ingest/entities/word_table.h"

namespace entente {

char gender_of_title(std::string_view word) {
  static const WordSet male = word_set(
      "mr mr. sir lord king prince sultan emir sheikh sheik pope father imam ayatollah spokesman chairman congressman "
      "businessman statesman brother son husband datuk tun monsieur herr señor senor tsar emperor duke uncle "
      "grandfather "
      "nephew archbishop patriarch mullah");
  static const WordSet female = word_set(
      "mrs mrs. ms ms. miss madam madame lady queen princess dame baroness spokeswoman chairwoman congresswoman "
      "businesswoman sister daughter wife mother widow actress frau señora senora empress duchess aunt grandmother "
      "niece stateswoman tsarina");
  return male.contains(word) ? 'm' : female.contains(word) ? 'f' : '\0';
}

char gender_of_first_name(std::string_view name) {
  static const WordSet male = word_set(male_first_names);
  static const WordSet female = word_set(female_first_names);
  if (male.contains(name)) return 'm';
  if (female.contains(name)) return 'f';
  // "Hans-Jürgen", "Marie-Claire": the first part tells when the whole is not known
  if (const std::size_t hyphen = name.find('-'); hyphen != std::string_view::npos && hyphen > 2)
    return gender_of_first_name(name.substr(0, hyphen));
  return '\0';
}

}  // namespace entente
