// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/html_words.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "ingest/read/dates.h"

namespace entente {
namespace {

using WordSet = std::set<std::string_view>;
using Phrases = std::vector<std::string_view>;

Phrases split(std::string_view list, char separator) {
  Phrases out;
  for (std::size_t begin = 0; begin < list.size();) {
    const std::size_t end = std::min(list.find(separator, begin), list.size());
    out.push_back(list.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}
WordSet words(std::string_view list) {
  const Phrases all = split(list, ' ');
  return {all.begin(), all.end()};
}
Phrases phrases(std::string_view list) { return split(list, '|'); }

/// Parts of class names and ids of what stands around articles.
const WordSet around = words(
    "comment comments commentlist disqus respond replies share sharing sharebar sharedaddy social addthis "
    "sharethis addtoany related relatedposts recommended recommend recommendation recommendations promo promos "
    "promotion promoted newsletter newsletters subscribe subscription signup paywall regwall cookie cookies "
    "consent gdpr advert advertisement advertising ad ads adslot adsense dfp sponsor sponsored sidebar "
    "breadcrumb breadcrumbs menu submenu nav navbar navigation topnav footer masthead popup modal overlay "
    "lightbox tooltip pagination pager tags taglist trending mostread popular toolbar outbrain taboola byline "
    "caption credit credits teaser teasers readmore moreon toc rail skip sronly visuallyhidden copyright "
    "disclaimer login donate donation author authorbio bio topics shelf tabs widget widgets poll ticker carousel "
    "slideshow gallery infobox navbox print printfriendly metadata postmeta timestamp feedback footnotes "
    "footnote endnotes references onetrust interstitial callout crosssell upsell piano mailinglist signin "
    "register sharelinks whatsapp telegram relatedlinks relatedcontent recirc recirculation onward mostviewed "
    "moststories morestories readnext alsoread nextarticle ugc livefyre coral viafoura authorbox authorcard "
    "contributor contributors imagecredit imagecaption photocredit photocaption pullquote moretopics trendingnow "
    "storytags articletags posttags tagcloud sociallinks socialshare sharebuttons sharetools shareicons "
    "articleshare siteheader sitefooter banner announcement alertbar emailsignup emailform supportus membership "
    "editsection noprint usercomments userposts discussion cta acknowledgements acknowledgments");

/// Names of containers that sites give to the article's text and to nothing else.
const WordSet bodies = words(
    "articlebody articlecontent articletext entrycontent entrybody entrytext postcontent postbody posttext "
    "storybody storycontent storytext storybodytext contentbody bodycontent maincontenttext newstext newsbody "
    "newscontent fullarticle articlefulltext articlemaincontent bodytext bodycopy articlecopy mwparseroutput "
    "richtext wysiwyg textcontent singlecontent postentry contentarticle detailtext detailcontent "
    "articledetail articletextbody articlebodytext articlebodycontent");

/// Names of the paragraph below a headline.
const WordSet leads = words(
    "standfirst dek deck lead lede subtitle subheadline strapline chapo teasertext articlesummary leadparagraph "
    "intro subdeck");

/// How blocks begin that stand between the paragraphs of an article.
const Phrases interjections = phrases(
    "read more|also read|read also|read next|related:|related articles|related stories|see also:|more:|watch:|"
    "listen:|click here|follow us|sign up|subscribe|already a subscriber|story continues|article continues|"
    "continue reading|(photo|photo by|photo:|image credit|image:|photograph:|copyright \xc2\xa9|\xc2\xa9|"
    "all rights reserved|share this|this article was originally published|to continue reading|log in to|"
    "register to|skip |support our journalism|download our app|we use cookies|this site uses cookies|"
    "enable javascript|please enable|follow the |join our|get the latest|get our |get all the latest|tap here|"
    "please turn on|you need to enable|you must have javascript|javascript|want to read more|want more|"
    "stay informed|stay up to date|don't miss|don\xe2\x80\x99t miss|sign me up|thank you for reading|"
    "this article is part of|this article first appeared|this story is for|this article is for|read the full|"
    "read this |read in |read:|watch live|watch now|video:|listen to this|have you read|editor's pick|"
    "you may also like|you might also like|popular in|most read|top stories|more on |more from |more about |"
    "further reading|tell us what|what do you think|contact us|report an error|spotted an error|"
    "correction policy|republish|reprints|to read this|scroll to continue|swipe|loading|hide caption|"
    "toggle caption|enlarge this image|getty images|via getty|file photo|credit:|photo credit|illustration:|"
    "picture:|pictures:|all pictures:|source:|sources:|the views expressed|views expressed in this|back to top|"
    "(web editor|(editor|editor: |editors: |this article appeared in the");

/// The same for lines of a few words that end no sentence.
const Phrases short_interjections = phrases(
    "advertisement|share|tweet|print|email|comments|copy link|listen|published|updated|by |view comments|"
    "post a comment|follow|save|image|photo|tags|tagged|filed under|topics|minute read|ad ");

/// How headings begin behind which nothing of the article comes.
const Phrases end_headings = phrases(
    "related|read more|read next|more on this|more from|more stories|more news|most read|most popular|"
    "you may also|you might also|comments|leave a comment|leave a reply|post a comment|about the author|"
    "share this|recommended|trending|popular now|latest news|sign up|newsletter|editor's picks|editors' picks|"
    "up next|around the web|sponsored|start the conversation|join the conversation|see also|also in this|"
    "more galleries|keep reading|explore more|further reading|from the same section|other stories|other news|"
    "in other news|more in |more about|read also|also read|what to read next|what's next|top stories|top news|"
    "you may like|related content|join the discussion|get in touch|contact us|media contact|press contact|"
    "for more information|follow us|connect with us|our standards|this story was|have your say|add a comment|"
    "view comments|add your comment|tags|topics|acknowledgements|acknowledgments|endnotes|footnotes");

/// What is said to readers who are to pay, subscribe or agree, and hardly ever in an article.
const Phrases offers = phrases(
    "subscri|sign in|log in|sign up|signing up|cancel any|cancel at any time|free trial|unlimited access|"
    "full access|your inbox|newsletter|privacy policy|privacy notice|terms of use|terms of service|cookie|"
    "already a member|a member already|become a member|become a supporter|your account|create an account|"
    "free account|unsubscribe|our app|our partners|personalised advertising|personalized ad|gift article|"
    "support our|make a donation|tax-deductible|our journalism|independent journalism|our readers|your email|"
    "e-mail address|email address|to continue reading|read this story|exclusive content|join now|"
    "your preferences|ad blocker|your browser|whatsapp channel|on whatsapp|telegram channel|on telegram|your "
    "privacy|your device|on a device|legitimate interest|data protection|personal data|accept all|technology "
    "partners|web version|readers like you|chip in");

/// What is in lines about who made an article.
const Phrases credits = phrases(
    "contributed to this report|contributed reporting|contributed to this story|contributed to this article|"
    "additional reporting|reporting by |editing by |min read|minute read|minutes "
    "read|(afp|(ap)|(reuters|dpa)|reuters)|afp)");

const WordSet words_of_time = words(
    "mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday jan feb mar "
    "apr "
    "may jun jul aug sep sept oct nov dec january february march april june july august september october november "
    "december am pm a.m p.m gmt utc et est edt bst cet cest updated published posted modified last on at ago hours "
    "hour "
    "minutes minute mins min days day yesterday today");

/// What follows the number of readers' comments, or comes before it.
const Phrases comments_of = phrases("comment|response|repl|reader|thoughts on|opinions");

bool begins_with_any(std::string_view lower, const Phrases& beginnings) {
  return std::ranges::any_of(beginnings, [&](std::string_view beginning) { return lower.starts_with(beginning); });
}

bool contains_any_name(const std::vector<std::string>& names, const WordSet& set) {
  return std::ranges::any_of(names, [&](const std::string& name) { return set.contains(name); });
}

}  // namespace

ElementNames names_of(const HtmlNode& node) {
  ElementNames out;
  for (const auto name : {"class", "id", "data-component", "data-testid"}) {
    std::string part;
    std::string whole;
    std::size_t first = 0;  // part of the name at hand
    const auto end_part = [&] {
      if (!part.empty()) out.parts.push_back(std::move(part));
      part.clear();
    };
    const auto end_whole = [&] {
      if (!whole.empty()) out.whole.push_back(std::move(whole));
      whole.clear();
      const std::size_t count = out.parts.size() - first;
      for (std::size_t size = 2; size <= 3 && size < count; ++size) {
        std::string& tail = out.tails.emplace_back();
        for (std::size_t i = out.parts.size() - size; i < out.parts.size(); ++i) tail += out.parts[i];
      }
      first = out.parts.size();
    };
    bool was_lower = false;
    for (const char c : attribute(node, name).substr(0, 400)) {
      const bool is_upper = c >= 'A' && c <= 'Z';
      const bool is_word = is_upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (!is_word || (is_upper && was_lower)) end_part();
      if (c == ' ' || c == '\n' || c == '\t') end_whole();
      if (is_word) {
        part += static_cast<char>(is_upper ? c + 32 : c);
        whole += part.back();
      }
      was_lower = is_word && !is_upper;
    }
    end_part();
    end_whole();
  }
  return out;
}

std::string_view surrounding_name(const ElementNames& names, const std::set<std::string_view>& untelling) {
  for (const std::string& name : names.whole) {  // "fn1", "ftn12"
    const std::size_t digits = name.find_first_of("0123456789");
    if (digits != std::string::npos && digits > 0 && name.find_first_not_of("0123456789", digits) == std::string::npos)
      for (const std::string_view note : {"fn", "ftn", "edn", "footnote", "endnote"})
        if (std::string_view(name).substr(0, digits) == note) return note;
  }
  for (const auto* list : {&names.parts, &names.whole})
    for (const std::string& name : *list)
      if (const auto found = around.find(name); found != around.end() && !untelling.contains(*found)) return *found;
  return {};
}

bool names_a_body(const ElementNames& names) {
  return contains_any_name(names.whole, bodies) || contains_any_name(names.tails, bodies);
}

bool names_a_lead(const ElementNames& names) {
  return contains_any_name(names.parts, leads) || contains_any_name(names.whole, leads);
}

bool ends_sentence(std::string_view text) {
  static constexpr std::string_view ends[] = {
      ".", "!", "?", ":", ".\"", "\xe2\x80\x9d", "\xe2\x80\x99", "\xe2\x80\xa6", ")", "\"", ";"};
  return std::ranges::any_of(ends, [&](std::string_view end) { return text.ends_with(end); });
}

bool is_interjection(std::string_view text, std::size_t characters) {
  if (characters > 220) return false;
  const std::string lower = to_lower(text);
  const bool has_words = std::ranges::any_of(
      text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c < 0; });
  if (!has_words || text.size() < 4) return !has_words || text == "\xc2\xb7" || text == "\xe2\x80\xa2";
  if (lower == "- advertisement -" || lower == "check against delivery.") return true;
  if (text.starts_with('{') && text.ends_with('}')) return true;  // a place for the site's software
  if (characters < 160 && std::ranges::any_of(
                              credits,
                              [&](std::string_view credit) {
                                return lower.find(credit) != std::string::npos &&
                                       (credit.front() != '(' || characters < 60);
                              }))
    return characters < 60 || lower.find("report") != std::string::npos ||
           lower.find("contribut") != std::string::npos || lower.find("editing by") != std::string::npos;
  if (is_time_of_day(text, characters)) return true;
  if (characters < 160 && lower.find("all rights reserved") != std::string::npos) return true;
  if (characters < 40 && begins_with_any(lower, short_interjections))
    return !ends_sentence(text) || lower.ends_with(':') || lower.starts_with("advertisement");
  return begins_with_any(lower, interjections);
}

bool is_end_heading(std::string_view text, std::size_t characters) {
  if (characters > 60 || ends_sentence(text.substr(0, text.size() - text.ends_with(':')))) return false;
  return begins_with_any(to_lower(text), end_headings);
}

bool is_comments_heading(std::string_view text, std::size_t characters) {
  if (characters > 80 || text.empty() || text.back() == '.') return false;
  const std::string lower = to_lower(text);
  const std::size_t word = lower.find_first_not_of("0123456789, ");
  if (word == std::string::npos) return false;
  const bool is_counted = word > 0 || lower.find_first_of("0123456789") != std::string::npos || lower == "comments";
  return is_counted && begins_with_any(std::string_view(lower).substr(word), comments_of);
}

bool is_time_of_day(std::string_view text, std::size_t characters) {
  if (characters > 60) return false;
  const std::string lower = to_lower(text);
  bool has_number = false;
  for (std::size_t begin = 0; begin < lower.size();) {
    const std::size_t end = std::min(lower.find_first_of(" ,:/|()-", begin), lower.size());
    const auto word = std::string_view(lower).substr(begin, end - begin);
    begin = end + 1;
    if (word.empty()) continue;
    const auto digits = word.find_first_not_of("0123456789.");
    if (digits > 0) {
      has_number = true;
      if (digits == std::string_view::npos || words_of_time.contains(word.substr(digits))) continue;
      return false;
    }
    if (!words_of_time.contains(word)) return false;
  }
  return has_number;
}

bool is_offer(std::string_view text, std::size_t characters) {
  if (characters > 1500) return false;
  const std::string lower = to_lower(text);
  const auto hits =
      std::ranges::count_if(offers, [&](std::string_view offer) { return lower.find(offer) != std::string::npos; });
  const std::string padded = " " + lower;
  const bool addresses_reader = padded.find(" you") != std::string::npos || padded.find(" our ") != std::string::npos ||
                                padded.find(" we ") != std::string::npos;
  return hits >= (characters > 400 ? 3 : 2) ? addresses_reader || characters < 160
                                            : hits == 1 && characters < 160 && addresses_reader;
}

std::string dateline(std::string_view text, std::size_t characters) {
  if (characters > 100 || std::ranges::count(text, ' ') > 12 || ends_sentence(text)) return {};
  if (std::string date = published_date(text); date.size() == 10) return date;
  for (const char separator : {',', '|', '-'})  // behind a name or a place
    if (const auto at = text.find(separator); at != std::string_view::npos && at < 40) {
      const auto rest = text.substr(std::min(text.find_first_not_of(" |,-", at), text.size()));
      if (std::string date = published_date(rest); date.size() == 10) return date;
    }
  return {};
}

}  // namespace entente
