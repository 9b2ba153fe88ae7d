// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/times.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ingest/text/time_tense.h"
#include "ingest/text/time_values.h"
#include "ingest/text/tokens.h"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* a_tuesday = "2024-05-14";

Document read(std::string text, std::string published) {
  Document document;
  document.article.text = std::move(text);
  document.article.published = std::move(published);
  find_tokens(document);
  find_times(document);
  return document;
}

/// "words = value", one for each expression.
std::vector<std::string> values_of(std::string text, std::string published = a_tuesday) {
  const Document document = read(std::move(text), std::move(published));
  std::vector<std::string> out;
  for (const auto& time : document.times) out.push_back(std::string(text_of(document, time.span)) + " = " + time.value);
  return out;
}

std::vector<std::string> calendars_of(std::string text, std::string published = a_tuesday) {
  std::vector<std::string> out;
  for (const auto& time : read(std::move(text), std::move(published)).times) out.push_back(time.calendar);
  return out;
}

TEST(Times, ReadFullDates) {
  EXPECT_THAT(values_of("It was signed on May 13, 2021."), ElementsAre("May 13, 2021 = 2021-05-13"));
  EXPECT_THAT(values_of("It was signed on 13 May 2021."), ElementsAre("13 May 2021 = 2021-05-13"));
  EXPECT_THAT(values_of("It was signed on the 3rd of June 1999."), ElementsAre("the 3rd of June 1999 = 1999-06-03"));
  EXPECT_THAT(values_of("It was signed on Thursday, May 13, 2021."),
              ElementsAre("Thursday, May 13, 2021 = 2021-05-13"));
  EXPECT_THAT(values_of("Signed 2021-05-13 or 25/12/2020."),
              ElementsAre("2021-05-13 = 2021-05-13", "25/12/2020 = 2020-12-25"));
}

TEST(Times, ReadMonthsAndYears) {
  EXPECT_THAT(values_of("The war began in September 1980 and ended in 1988."),
              ElementsAre("September 1980 = 1980-09", "1988 = 1988"));
  EXPECT_THAT(values_of("He took office in late 2006."), ElementsAre("late 2006 = 2006"));
  EXPECT_THAT(values_of("mid-July 2009 and mid-2015"), ElementsAre("mid-July 2009 = 2009-07", "mid-2015 = 2015"));
}

TEST(Times, ReadDecadesAndCenturies) {
  EXPECT_THAT(values_of("in the 1990s and the 80s"), ElementsAre("the 1990s = 199", "the 80s = 198"));
  EXPECT_THAT(values_of("since the late 19th century"), ElementsAre("the late 19th century = 18"));
  EXPECT_THAT(calendars_of("in the 1990s"), ElementsAre("1990/1999"));
  EXPECT_THAT(calendars_of("in the 19th century"), ElementsAre("1801/1900"));
}

TEST(Times, AreNotOtherNumbers) {
  EXPECT_THAT(values_of("Some 2000 soldiers walked 1950 miles and paid $2010."), IsEmpty());
  EXPECT_THAT(values_of("They may march on; the March for Peace was led by April Jones."), IsEmpty());
  EXPECT_THAT(values_of("A 27-year-old man, 45 years old."), IsEmpty());
}

TEST(Times, CountFromThePublicationDate) {
  EXPECT_THAT(values_of("Yesterday he said that tomorrow will differ from today."),
              ElementsAre("Yesterday = 2024-05-13", "tomorrow = 2024-05-15", "today = 2024-05-14"));
  EXPECT_THAT(values_of("It fell last year and last month, but not this week."),
              ElementsAre("last year = 2023", "last month = 2024-04", "this week = 2024-W20"));
  EXPECT_THAT(values_of("He left two years ago, or about three days ago."),
              ElementsAre("two years ago = 2022", "about three days ago = 2024-05-11"));
  EXPECT_THAT(values_of("Late last year and earlier this month"),
              ElementsAre("Late last year = 2023", "earlier this month = 2024-05"));
}

TEST(Times, TakeWeekdaysByTense) {
  EXPECT_THAT(values_of("Envoys met on Friday."), ElementsAre("Friday = 2024-05-10"));
  EXPECT_THAT(values_of("Envoys will meet on Friday."), ElementsAre("Friday = 2024-05-17"));
  EXPECT_THAT(values_of("They said so on Tuesday."), ElementsAre("Tuesday = 2024-05-14"));
  EXPECT_THAT(values_of("Markets stay closed until Thursday."), ElementsAre("Thursday = 2024-05-16"));
  EXPECT_THAT(values_of("He came last Monday and leaves next Monday."),
              ElementsAre("last Monday = 2024-05-13", "next Monday = 2024-05-20"));
}

TEST(Times, TakeMonthsByTense) {
  EXPECT_THAT(values_of("The talks collapsed in November."), ElementsAre("November = 2023-11"));
  EXPECT_THAT(values_of("The talks will resume in November."), ElementsAre("November = 2024-11"));
  EXPECT_THAT(values_of("They met on April 3 and will meet on June 18."),
              ElementsAre("April 3 = 2024-04-03", "June 18 = 2024-06-18"));
  EXPECT_THAT(values_of("He will go in October of next year."), ElementsAre("October of next year = 2025-10"));
}

TEST(Times, CountFromDatesInTheText) {
  EXPECT_THAT(values_of("He was arrested on July 3, 2019. Two days later he was freed."),
              ElementsAre("July 3, 2019 = 2019-07-03", "Two days later = 2019-07-05"));
  EXPECT_THAT(values_of("It began on July 3, 2019. The same day, envoys left. The following month they returned."),
              ElementsAre("July 3, 2019 = 2019-07-03", "The same day = 2019-07-03", "The following month = 2019-08"));
}

TEST(Times, GoOnInTheYearOfANarrative) {
  EXPECT_THAT(values_of("In 1956 he seized the canal. On October 29 the war began."),
              ElementsAre("1956 = 1956", "October 29 = 1956-10-29"));
}

TEST(Times, ReadQuartersHalvesAndSeasons) {
  EXPECT_THAT(values_of("in the fourth quarter of 2006 and Q1 2007"),
              ElementsAre("the fourth quarter of 2006 = 2006-Q4", "Q1 2007 = 2007-Q1"));
  EXPECT_THAT(values_of("the first half of 2020"), ElementsAre("the first half of 2020 = 2020-H1"));
  EXPECT_THAT(values_of("in the autumn of 1989 and last summer"),
              ElementsAre("autumn of 1989 = 1989-FA", "last summer = 2023-SU"));
  EXPECT_THAT(calendars_of("in the fourth quarter of 2006"), ElementsAre("2006-10/2006-12"));
}

TEST(Times, ReadDurations) {
  EXPECT_THAT(values_of("a 12-hour flight, six months in jail, two and a half years"),
              ElementsAre("12-hour = PT12H", "six months = P6M", "two and a half years = P2.5Y"));
  EXPECT_THAT(values_of("for decades, over the past nine days, in recent years"),
              ElementsAre("decades = PXDE", "the past nine days = P9D", "recent years = PXY"));
  EXPECT_THAT(calendars_of("over the past nine days"), ElementsAre("2024-05-05/2024-05-14"));
}

TEST(Times, AreDatesWhenTheFutureIsCounted) {
  EXPECT_THAT(values_of("The base will close in eight months."), ElementsAre("eight months = 2025-01"));
  EXPECT_THAT(values_of("The base closed in eight months."), ElementsAre("eight months = P8M"));
}

TEST(Times, ReadRecurrences) {
  EXPECT_THAT(values_of("They meet every two years, every Friday, or at the annual summit."),
              ElementsAre("every two years = P2Y", "every Friday = XXXX-WXX-5", "annual = P1Y"));
}

TEST(Times, ReadClocks) {
  EXPECT_THAT(values_of("It landed at 6:40 p.m. local time on Monday."),
              ElementsAre("6:40 p.m. local time on Monday = 2024-05-13T18:40"));
  EXPECT_THAT(values_of("It began at 18:00 UTC today."), ElementsAre("18:00 UTC today = 2024-05-14T18:00Z"));
  EXPECT_THAT(values_of("He called on Monday evening."), ElementsAre("Monday evening = 2024-05-13TEV"));
}

TEST(Times, OfIntervalsShareTheirCalendar) {
  EXPECT_THAT(calendars_of("He ruled from 2009 to 2011."), ElementsAre("2009/2011", "2009/2011"));
  EXPECT_THAT(calendars_of("The summit of May 13-15, 2021"), ElementsAre("2021-05-13/2021-05-15"));
  EXPECT_THAT(calendars_of("the war of 1980-88"), ElementsAre("1980/1988"));
}

TEST(Times, StayUnresolvedInUndatedArticles) {
  EXPECT_THAT(values_of("Yesterday envoys met; on Friday, last year and in May they did not.", ""),
              ElementsAre("Yesterday = PAST_REF", "Friday = XXXX-WXX-5", "last year = PAST_REF", "May = XXXX-05"));
  EXPECT_THAT(calendars_of("Yesterday envoys met; on Friday, last year and in May they did not.", ""),
              ElementsAre("", "", "", ""));
  EXPECT_THAT(values_of("He left on May 13, 2021 and returned two days later.", ""),
              ElementsAre("May 13, 2021 = 2021-05-13", "two days later = 2021-05-15"));
}

TEST(Times, AreAsExactAsThePublicationDate) {
  EXPECT_THAT(values_of("He left yesterday, and on Friday.", "2024-05"),
              ElementsAre("yesterday = 2024-05", "Friday = XXXX-WXX-5"));
  EXPECT_THAT(calendars_of("He left yesterday, and on Friday.", "2024-05"), ElementsAre("2024-05", "2024-05"));
  EXPECT_THAT(values_of("He left last year.", "2024"), ElementsAre("last year = 2023"));
}

TEST(Times, OfUndatedArticlesTakeTheYearOfOtherDates) {
  EXPECT_THAT(values_of("He was in Ankara on 4 April and in Tashkent on 6 April 2016.", ""),
              ElementsAre("4 April = 2016-04-04", "6 April 2016 = 2016-04-06"));
  EXPECT_THAT(values_of("On July 26, 1956, he seized the canal, which was dug in 1869. On September 9 envoys met.", ""),
              ElementsAre("July 26, 1956 = 1956-07-26", "1869 = 1869", "September 9 = 1956-09-09"));
}

TEST(Times, OfHistoriesStayInTheirYear) {
  EXPECT_THAT(values_of("He came on July 2, 1956. He left on July 5, 1956. It began on October 1, 1956. Nobody spoke. "
                        "Nobody moved. On October 29 "
                        "it ended."),
              ElementsAre("July 2, 1956 = 1956-07-02", "July 5, 1956 = 1956-07-05", "October 1, 1956 = 1956-10-01",
                          "October 29 = 1956-10-29"));
}

TEST(Times, CountTheSameDayFromWhatHasHappened) {
  EXPECT_THAT(
      values_of("Rules were released on Friday and take effect on December 10, 2024. Envoys protested the same day."),
      ElementsAre("Friday = 2024-05-10", "December 10, 2024 = 2024-12-10", "the same day = 2024-05-10"));
}

TEST(Times, KnowTheAttacksOfSeptember) {
  EXPECT_THAT(values_of("since the September 11 attacks, or 9/11"),
              ElementsAre("September 11 = 2001-09-11", "9/11 = 2001-09-11"));
}

TEST(Times, SurviveOddText) {
  for (const char* text : {"May",
                           "the",
                           "the the",
                           "of the year",
                           "last",
                           "the last",
                           "31 February 2021",
                           "February 31",
                           "99999999999999 years ago",
                           "in 0000",
                           "every",
                           "a",
                           "two",
                           "between and",
                           "'",
                           "mid-",
                           "mid -",
                           "1/1/1/1",
                           "25:61",
                           "the end of",
                           "100000 years later",
                           "12:30 (GMT",
                           "-",
                           "3rd",
                           "Q9"})
    for (const char* published : {"", "2024", "2024-05", "2024-05-14", "0001-01-01", "9999-12-31", "nonsense"})
      read(text, published);
}

TEST(TimeValues, ShiftAndCut) {
  EXPECT_EQ(shifted({2024, 5, 14}, -1, TimeUnit::month), "2024-04");
  EXPECT_EQ(shifted({2024, 1, 31}, -1, TimeUnit::month), "2023-12");
  EXPECT_EQ(shifted({2024, 12, 30}, 0, TimeUnit::week), "2025-W01");
  EXPECT_EQ(shifted({2024, 5, 0}, 1, TimeUnit::day), "");
  EXPECT_EQ(shifted({2024, 0, 0}, -1, TimeUnit::decade), "201");
  EXPECT_EQ(shifted({}, 1, TimeUnit::year), "");
  EXPECT_EQ(shifted({9999, 12, 31}, 1, TimeUnit::day), "");
}

TEST(TimeValues, BecomeCalendars) {
  EXPECT_EQ(calendar_of("2024-W20"), "2024-05-13/2024-05-19");
  EXPECT_EQ(calendar_of("2024-W20-WE"), "2024-05-18/2024-05-19");
  EXPECT_EQ(calendar_of("2008-WI"), "2008-12/2009-02");
  EXPECT_EQ(calendar_of("2024-05-13TEV"), "2024-05-13");
  EXPECT_EQ(calendar_of("PAST_REF"), "");
  EXPECT_EQ(calendar_of("P8M"), "");
  EXPECT_EQ(calendar_of("XXXX-05"), "");
}

TEST(Tense, OfTheGoverningVerbDecides) {
  // "Envoys plan to meet Friday": plan ← meet ← Friday
  Document document;
  document.article.text = "Envoys plan to meet Friday";
  document.article.published = a_tuesday;
  find_tokens(document);
  auto& tokens = document.tokens;
  tokens[0] = {.span = tokens[0].span, .head = 1, .upos = Upos::noun, .deprel = Deprel::nsubj};
  tokens[1] = {.span = tokens[1].span,
               .upos = Upos::verb,
               .deprel = Deprel::root,
               .features = {.tense = Tense::present, .verb_form = VerbForm::finite}};
  tokens[2] = {.span = tokens[2].span, .head = 3, .upos = Upos::part, .deprel = Deprel::mark};
  tokens[3] = {.span = tokens[3].span,
               .head = 1,
               .upos = Upos::verb,
               .deprel = Deprel::xcomp,
               .features = {.verb_form = VerbForm::infinitive}};
  tokens[4] = {.span = tokens[4].span, .head = 3, .upos = Upos::propn, .deprel = Deprel::obl_unmarked};
  EXPECT_EQ(direction_of(document, 4, 5), Direction::future);
  document.article.text = "Envoys came to meet Friday";  // "plan" looks ahead in any tense
  tokens[1].features.tense = Tense::past;
  EXPECT_EQ(direction_of(document, 4, 5), Direction::past);
}

}  // namespace
}  // namespace entente
