// SPDX-License-Identifier: Apache-2.0
/// Facts for graph tests in a notation that reads like the articles: "Anwar meets Putin 2025-05-13".
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "ontology/fact.h"

namespace entente {

/// Each line is a sentence of the article's text and one fact of it:
///   "SOURCE VERB TARGET [DATE] [confidence] [!denied|!future|!hypothetical]"
/// with the verbs meets, visits, accuses, attacks, aids, says (no target), head_of_government_of, member_of, ally_of,
/// borders … (any relation type); "~" in front of a relation makes it background. A name is "Anwar" (a person), "@MYS"
/// (a state), "+ASEAN" (an organisation) or "#Moscow" (a place); underscores stand for spaces.
ArticleFacts article_of(const std::string& id, const std::string& published, const std::vector<std::string>& lines,
                        const std::string& source = "");

/// A folder that goes away with the test.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();
  std::string file(std::string_view name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace entente
