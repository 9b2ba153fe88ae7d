// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "tests/ingest/read/reading.h"

namespace entente {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::read;
using ::testing::SizeIs;

std::string record(const std::string& type, const std::string& uri, const std::string& content,
                   const std::string& content_type = "application/http; msgtype=response") {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + uri + "\r\nContent-Type: " + content_type +
         "\r\nContent-Length: " + std::to_string(content.size()) + "\r\n\r\n" + content + "\r\n\r\n";
}

TEST(Warc, GivesThePagesThatWereAnswered) {
  const std::string page =
      "<html><body><p>The foreign ministers of Norway and Chile met in Oslo on Monday to renew a treaty on "
      "trade.</p></body></html>";
  const auto found =
      read(record("warcinfo", "", "software: x\r\n", "application/warc-fields") +
               record("request", "https://example.org/2024/05/06/a", "GET / HTTP/1.1\r\n\r\n") +
               record("response", "https://example.org/2024/05/06/a",
                      "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page) +
               record("response", "https://example.org/gone",
                      "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n" + page) +
               record("response", "https://example.org/i.png", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx") +
               record("conversion", "https://example.org/b", "Chile and Peru met in Lima.", "text/plain"),
           "a.warc");
  ASSERT_THAT(found.articles, SizeIs(2));
  EXPECT_EQ(found.articles[0].url, "https://example.org/2024/05/06/a");
  EXPECT_EQ(found.articles[0].published, "2024-05-06");
  EXPECT_THAT(found.articles[0].text, HasSubstr("Norway and Chile met"));
  EXPECT_EQ(found.articles[1].text, "Chile and Peru met in Lima.");
  EXPECT_THAT(found.skipped, ElementsAre("a.warc#4: not a page: https://example.org/gone",
                                         "a.warc#5: not a page: https://example.org/i.png"));
}

TEST(Warc, ThatIsCutOffSaysSo) {
  std::string bytes = record("conversion", "https://example.org/b", "Chile and Peru met in Lima.", "text/plain");
  bytes.resize(bytes.size() - 20);
  EXPECT_THAT(read(bytes, "a.warc").failures, ElementsAre("a.warc#1: is cut off"));
}

}  // namespace
}  // namespace entente
