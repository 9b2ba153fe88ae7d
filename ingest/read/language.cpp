// SPDX-License-Identifier: Apache-2.0
#include "ingest/read/language.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <vector>

#include "base/utf8.h"

namespace entente {
namespace {

constexpr std::size_t sample_size = 20'000;

struct Words {
  std::string_view language;
  std::string_view words;
};

/// Frequent words that carry grammar. A word of several languages counts for all of them.
constexpr Words function_words[] = {
    {"en",
     "the of and to in a is that for it was on are as with his they at be this have from or had by but what were we "
     "when your can said there an which their will would been has its who not he she"},
    {"fr",
     "le la les de des du et est en un une que qui dans pour pas au aux sur avec ce cette il elle ils nous vous sont "
     "mais plus par ne se été à ont leur comme ou être avait son sa ses d'un l'on"},
    {"es",
     "el la los las de del y que en un una es por con no se su para como más pero sus al lo fue este ha entre también "
     "son está había todo ser sobre sin hasta muy ya desde o"},
    {"pt",
     "o a os as de do da dos das e que em um uma é por com não se seu sua para como mais mas ao na no nas nos foi este "
     "ser são tem à pelo pela também já entre sobre ou até muito"},
    {"it",
     "il lo la i gli le di del della dei delle e che in un una è per con non si su sono come più ma da al alla nel "
     "nella anche questo ha essere stato dal dalla sul tra fra o"},
    {"de",
     "der die das und ist in zu den dem des ein eine einer einem einen nicht mit auf für von sich auch als an werden "
     "aus er sie es hat dass nach wird bei noch wie über sind war im zum zur oder"},
    {"nl",
     "de het een en van in is dat op te zijn met voor niet aan er die ook als maar om hij ze wordt door naar bij heeft "
     "worden uit nog was werd over tot deze dit of"},
    {"sv",
     "och att det i en som är av för på med till den har de inte om ett men var vi jag från kan när ska så efter eller "
     "också under"},
    {"da",
     "og at det i en som er af for på med til den har de ikke om et men var vi jeg fra kan når skal så efter eller "
     "også blev"},
    {"nb",
     "og at det i en som er av for på med til den har de ikke om et men var vi jeg fra kan når skal så etter eller "
     "også ble"},
    {"fi", "ja on ei että se oli hän mutta ovat kun myös niin kuin joka mukaan sen tai olla ole sekä jo vain ovat"},
    {"pl",
     "i w na z się nie do jest że to o jak po za od przez dla są ale tym ma był co przed oraz tego być także jego lub"},
    {"cs", "a v na se že je to s z do o i ve k za by pro jako jeho ale od po si byl který podle jsou také nebo však"},
    {"sk", "a v na sa že je to s z do o aj vo k za by pre ako jeho ale od po si bol ktorý podľa sú tiež alebo však"},
    {"hu", "a az és hogy nem is egy ez de meg csak volt van már még mint vagy el ki azt amely szerint után"},
    {"ro", "și de în la a cu pe că o nu este din un mai pentru care au se sunt fost al lui sau prin dar după către"},
    {"tr",
     "ve bir bu da de için ile çok olarak daha gibi olan var en ne o kadar sonra ama olduğunu ise tarafından göre"},
    {"id",
     "dan yang di ini itu dengan untuk tidak dari dalam akan pada juga ke karena bisa ada oleh sebagai kepada telah "
     "mereka adalah"},
    {"vi", "và của là có không cho được một trong các người này với đã những để về cũng khi tại từ"},
    {"sw", "na ya wa kwa ni katika la za cha kuwa hiyo huyo pia kama baada watu yake"},
    {"so", "iyo ee ka ku waa in la uu ayaa oo soo aan ah si u ay"},
    {"hr", "i u je na se da su za od s o koji to ne kao ali iz što bi do ili će bio nije"},
    {"sq", "dhe të e në një për me që nga është se nuk më do ka këtë si por"},
    {"lt", "ir yra kad į iš su tai apie kaip bet jis buvo nuo dėl už"},
    {"lv", "un ir ka ar no par uz tas bet kas kā arī gan pie tika"},
    {"et", "ja on ei et see oli aga ta mis kui ka oma või ning selle"},
    {"ca", "el la els les de del i que en un una és per amb no es seu per com més però ha aquest són o al dels també"},
    {"tl", "ang ng sa na mga at ay para ito si ni kay hindi may siya niya"},
    {"af", "die van en in is dat nie het met vir op te wat hy sy aan om ook maar"},
};

/// One table of all words: which languages have it, as bits.
const std::unordered_map<std::string_view, std::uint32_t>& word_table() {
  static const auto table = [] {
    std::unordered_map<std::string_view, std::uint32_t> out;
    for (std::size_t language = 0; language < std::size(function_words); ++language) {
      std::string_view rest = function_words[language].words;
      while (!rest.empty()) {
        const auto word = rest.substr(0, rest.find(' '));
        out[word] |= std::uint32_t{1} << language;
        rest.remove_prefix(std::min(rest.size(), word.size() + 1));
      }
    }
    return out;
  }();
  return table;
}

struct ScriptRange {
  char32_t from;
  char32_t to;
  std::string_view language;  // the likeliest one
};
constexpr ScriptRange scripts[] = {
    {0x370, 0x3ff, "el"},   {0x400, 0x52f, "ru"},    {0x530, 0x58f, "hy"},   {0x590, 0x5ff, "he"},
    {0x600, 0x77f, "ar"},   {0x900, 0x97f, "hi"},    {0x980, 0x9ff, "bn"},   {0xa00, 0xa7f, "pa"},
    {0xb80, 0xbff, "ta"},   {0xc00, 0xc7f, "te"},    {0xd00, 0xd7f, "ml"},   {0xe00, 0xe7f, "th"},
    {0xe80, 0xeff, "lo"},   {0x1000, 0x109f, "my"},  {0x10a0, 0x10ff, "ka"}, {0x1100, 0x11ff, "ko"},
    {0x1200, 0x137f, "am"}, {0x1780, 0x17ff, "km"},  {0x3040, 0x30ff, "ja"}, {0x3400, 0x9fff, "zh"},
    {0xac00, 0xd7af, "ko"}, {0x20000, 0x2ffff, "zh"}};

std::string_view script_language(char32_t c) {
  for (const ScriptRange& range : scripts)
    if (c >= range.from && c <= range.to) return range.language;
  return {};
}

}  // namespace

std::string language_of(std::string_view text) {
  text = text.substr(0, sample_size);
  std::size_t latin = 0;
  std::size_t words = 0;
  std::map<std::string_view, std::size_t> by_script;
  std::array<std::size_t, std::size(function_words)> by_language{};
  std::string word;
  const auto end_word = [&] {
    if (word.empty()) return;
    ++words;
    if (const auto found = word_table().find(word); found != word_table().end())
      for (std::size_t i = 0; i < by_language.size(); ++i) by_language[i] += found->second >> i & 1U;
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (c.size == 0) break;
    at += c.size;
    if (const auto language = script_language(c.value); !language.empty()) {
      // Ideographs and syllables say as much as a short word.
      by_script[language] += c.value >= 0x3040 ? 3 : 1;
      end_word();
    } else if (is_letter(c.value)) {
      ++latin;
      append_utf8(word, c.value);
      if (word.size() > 40) word.clear();
    } else {
      if (!word.empty()) word = to_lower(word);
      end_word();
    }
  }
  word = to_lower(word);
  end_word();

  std::size_t other = 0;
  std::pair<std::string_view, std::size_t> most{"und", 0};
  for (const auto& [language, count] : by_script) {
    other += count;
    if (count > most.second) most = {language, count};
  }
  const std::size_t english = by_language[0];
  const bool is_english =
      english * 12 >= words && words >= 20;  // running English has a function word in every third word
  if (other > latin || (other * 3 > latin && !is_english)) {
    if (most.first == "zh" && by_script["ja"] * 5 > by_script["zh"]) return "ja";
    return std::string(most.first);
  }
  if (words < 20) return {};
  std::size_t best = 1;
  for (std::size_t i = 2; i < by_language.size(); ++i)
    if (by_language[i] > by_language[best]) best = i;
  if (is_english && english >= by_language[best]) return "en";
  if (by_language[best] > english && by_language[best] * 10 >= words) return std::string(function_words[best].language);
  if (is_english) return "en";
  return words >= 60 ? "und" : std::string{};
}

}  // namespace entente
