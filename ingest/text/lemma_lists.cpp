// SPDX-License-Identifier: Apache-2.0
#include "ingest/text/lemma_lists.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace entente {
namespace {

using Words = std::unordered_set<std::string_view>;
using Lemmas = std::unordered_map<std::string_view, std::string_view>;

template <class Add>
void for_each_word(std::string_view text, const Add& add) {
  for (std::size_t from = 0; from < text.size();) {
    const auto to = std::min(text.find_first_of(" \n", from), text.size());
    if (to > from) add(text.substr(from, to - from));
    from = to + 1;
  }
}

Words words_of(std::string_view text) {
  Words words;
  for_each_word(text, [&](std::string_view word) { words.insert(word); });
  return words;
}

/// Each entry is "lemma:form,form".
Lemmas lemmas_of(std::string_view text) {
  Lemmas lemmas;
  for_each_word(text, [&](std::string_view entry) {
    const auto lemma = entry.substr(0, entry.find(':'));
    for (auto from = lemma.size() + 1; from < entry.size();) {
      const auto to = std::min(entry.find(',', from), entry.size());
      lemmas.emplace(entry.substr(from, to - from), lemma);
      from = to + 1;
    }
  });
  return lemmas;
}

std::string_view look_up(const Lemmas& lemmas, std::string_view form) {
  const auto found = lemmas.find(form);
  return found == lemmas.end() ? std::string_view() : found->second;
}

constexpr std::string_view verb_text = R"(
be:am,is,are,was,were,been,being,'s,'re,'m have:has,had,having,'ve do:does,did,done,doing go:goes,went,gone,going
abide:abode arise:arose,arisen awake:awoke,awoken bear:bore,borne,born beat:beaten become:became befall:befell,befallen
begin:began,begun,beginning behold:beheld bend:bent bereave:bereft bet:betting bid:bade,bidden,bidding bind:bound
bite:bit,bitten bleed:bled blow:blew,blown break:broke,broken breed:bred bring:brought broadcast:broadcasting build:built
burn:burnt burst:bursting buy:bought cast:casting catch:caught choose:chose,chosen cling:clung come:came,coming cost:costing
creep:crept cut:cutting deal:dealt dig:dug,digging dive:dove draw:drew,drawn dream:dreamt drink:drank,drunk
drive:drove,driven dwell:dwelt eat:ate,eaten fall:fell,fallen feed:fed feel:felt fight:fought find:found flee:fled,fleeing
fling:flung fly:flew,flown,flies forbid:forbade,forbidden,forbidding forecast:forecasting foresee:foresaw,foreseen,foreseeing
forget:forgot,forgotten,forgetting forgive:forgave,forgiven forgo:forwent,forgone forsake:forsook,forsaken freeze:froze,frozen
get:got,gotten,getting give:gave,given grind:ground grow:grew,grown hang:hung hear:heard hide:hid,hidden hit:hitting hold:held
hurt:hurting keep:kept kneel:knelt know:knew,known lay:laid lead:led leap:leapt learn:learnt leave:left lend:lent
let:letting,let lie:lay,lain,lying,lied light:lit lose:lost,losing make:made,making mean:meant meet:met mislead:misled
mistake:mistook,mistaken misunderstand:misunderstood mow:mown offset:offsetting outbid:outbidding outdo:outdid,outdone
overcome:overcame overdo:overdid,overdone overhear:overheard oversee:oversaw,overseen,overseeing overtake:overtook,overtaken
overthrow:overthrew,overthrown pay:paid plead:pled prove:proven put:putting quit:quitting read:reading rebuild:rebuilt
redo:redid,redone remake:remade repay:repaid reset:resetting retake:retook,retaken rethink:rethought rewrite:rewrote,rewritten
rid:ridding ride:rode,ridden ring:rang,rung rise:rose,risen run:ran,running say:said,says see:saw,seen,seeing seek:sought
sell:sold send:sent set:setting sew:sewn shake:shook,shaken shed:shedding shine:shone shoot:shot show:shown shrink:shrank,shrunk
shut:shutting sing:sang,sung sink:sank,sunk sit:sat,sitting slay:slew,slain sleep:slept slide:slid sling:slung slit:slitting
sow:sown speak:spoke,spoken speed:sped spell:spelt spend:spent spill:spilt spin:spun,spinning spit:spat,spitting split:splitting
spoil:spoilt spread:spreading spring:sprang,sprung stand:stood steal:stole,stolen stick:stuck sting:stung stink:stank,stunk
stride:strode,stridden strike:struck,stricken string:strung strive:strove,striven swear:swore,sworn sweep:swept swell:swollen
swim:swam,swum,swimming swing:swung take:took,taken,taking teach:taught tear:tore,torn tell:told think:thought throw:threw,thrown
thrust:thrusting tread:trod,trodden undergo:underwent,undergone,undergoes understand:understood undertake:undertook,undertaken
underlie:underlying,underlay,underlain belie:belying undo:undid,undone,undoes unwind:unwound uphold:upheld upset:upsetting wake:woke,woken wear:wore,worn weave:wove,woven weep:wept
win:won,winning wind:wound withdraw:withdrew,withdrawn withhold:withheld withstand:withstood wring:wrung write:wrote,written
die:died,dying,dies tie:tied,tying,ties vie:vied,vying,vies untie:untied,untying defy:defies see:sees agree:agreeing,agrees
free:freed,freeing,frees guarantee:guaranteeing,guaranteed panic:panicked,panicking traffic:trafficked,trafficking
mimic:mimicked,mimicking frolic:frolicking picnic:picnicking lynch:lynched dye:dyed,dyeing age:aging,ageing eye:eyeing,eyed
use:using,used,uses owe:owing,owed,owes sue:suing,sued singe:singed,singeing bus:bused,busing focus:focuses,focusses bias:biased,biases caucus:caucuses,caucusing,caucused teargas:teargases
veto:vetoes,vetoed,vetoing echo:echoes,echoed,echoing torpedo:torpedoed lasso:lassoed embargo:embargoed,embargoes,embargoing
canoe:canoed,canoes,canoeing hoe:hoed toe:toed,toeing shoe:shoed program:programmed,programming begin:begins total:totalled,totalling
axe:axed,axing ax:axes cache:cached,caching ache:ached,aches,aching quiz:quizzes,quizzed wed:wedded,wedding gas:gassed,gassing
handcuff:handcuffed can:canning canvass:canvassed harass:harassed embarrass:embarrassed
overrun:overran,overrunning outrun:outran,outrunning rerun:reran,rerunning input:inputting foretell:foretold resell:resold resend:resent
forego:foregone,forewent bespeak:bespoke partake:partook,partaken beget:begot,begotten,begat smite:smote,smitten cleave:cleft,cloven
gon:gon wan:wan
)";

constexpr std::string_view noun_text = R"(
man:men woman:women child:children foot:feet tooth:teeth goose:geese mouse:mice louse:lice ox:oxen wife:wives
life:lives knife:knives leaf:leaves half:halves shelf:shelves thief:thieves loaf:loaves wolf:wolves calf:calves self:selves
scarf:scarves elf:elves hoof:hooves crisis:crises analysis:analyses basis:bases thesis:theses hypothesis:hypotheses
axis:axes oasis:oases diagnosis:diagnoses emphasis:emphases synthesis:syntheses parenthesis:parentheses paralysis:paralyses
neurosis:neuroses prognosis:prognoses phenomenon:phenomena criterion:criteria stimulus:stimuli nucleus:nuclei
fungus:fungi alumnus:alumni cactus:cacti radius:radii syllabus:syllabi bacillus:bacilli locus:loci medium:media
memorandum:memoranda referendum:referenda stratum:strata spectrum:spectra curriculum:curricula bacterium:bacteria
consortium:consortia millennium:millennia symposium:symposia ovum:ova addendum:addenda erratum:errata datum:datums
index:indices,indexes appendix:appendices,appendixes matrix:matrices,matrixes vertex:vertices formula:formulae larva:larvae
alga:algae antenna:antennae vertebra:vertebrae nebula:nebulae plateau:plateaux bureau:bureaux,bureaus chateau:châteaux,chateaux
dwarf:dwarves wharf:wharves statesman:statesmen spokesman:spokesmen spokeswoman:spokeswomen congressman:congressmen
congresswoman:congresswomen businessman:businessmen businesswoman:businesswomen policeman:policemen gunman:gunmen
chairman:chairmen fisherman:fishermen freshman:freshmen fireman:firemen salesman:salesmen servicemen:servicemen
serviceman:servicemen airman:airmen layman:laymen countryman:countrymen nobleman:noblemen horseman:horsemen clergyman:clergymen
craftsman:craftsmen foreman:foremen frenchman:frenchmen englishman:englishmen irishman:irishmen dutchman:dutchmen
tribesman:tribesmen militiaman:militiamen lawman:lawmen crewman:crewmen assemblyman:assemblymen alderman:aldermen
ombudsman:ombudsmen grandchild:grandchildren stepchild:stepchildren schoolchild:schoolchildren
midwife:midwives housewife:housewives penknife:penknives bus:buses gas:gases lens:lenses virus:viruses bonus:bonuses
campus:campuses census:censuses focus:focuses status:statuses consensus:consensuses chorus:choruses atlas:atlases
canvas:canvases alias:aliases bias:biases iris:irises surplus:surpluses circus:circuses genius:geniuses plus:pluses
minus:minuses process:processes pass:passes quiz:quizzes fez:fezzes movie:movies tie:ties pie:pies lie:lies die:dies
cookie:cookies zombie:zombies rookie:rookies calorie:calories prairie:prairies genie:genies bourgeoisie:bourgeoisies
goalie:goalies selfie:selfies hippie:hippies veggie:veggies newbie:newbies doggie:doggies pixie:pixies eerie:eeries
auntie:aunties birdie:birdies smoothie:smoothies brownie:brownies hoodie:hoodies junkie:junkies
shoe:shoes toe:toes canoe:canoes foe:foes hoe:hoes doe:does oboe:oboes horseshoe:horseshoes
cache:caches ache:aches headache:headaches toothache:toothaches stomachache:stomachaches moustache:moustaches niche:niches
avalanche:avalanches psyche:psyches quiche:quiches creche:creches cliche:cliches cloche:cloches brioche:brioches
axe:axes deluxe:deluxes species:species series:series means:means headquarters:headquarters news:news politics:politics
economics:economics physics:physics mathematics:mathematics ethics:ethics athletics:athletics statistics:statistic
tactics:tactic crossroads:crossroads barracks:barracks gallows:gallows corps:corps chassis:chassis thanks:thanks
works:work premises:premise glasses:glass pants:pants trousers:trousers scissors:scissors jeans:jeans shorts:shorts
clothes:clothes proceeds:proceeds outskirts:outskirts goods:goods belongings:belongings surroundings:surrounding
aerobics:aerobics linguistics:linguistics logistics:logistics genetics:genetics electronics:electronics mechanics:mechanics
dynamics:dynamics robotics:robotics acoustics:acoustics gymnastics:gymnastics semantics:semantics rhetoric:rhetorics
measles:measles mumps:mumps rabies:rabies diabetes:diabetes herpes:herpes mayor:mayors innings:innings
whereabouts:whereabouts odds:odds aids:aid amends:amends riches:riches remains:remains congratulations:congratulation
chess:chess kudos:kudos pathos:pathos ethos:ethos chaos:chaos gas:gasses lass:lasses boss:bosses
bus:busses yes:yeses plus:plusses his:his this:this iris:iris tennis:tennis pelvis:pelvis debris:debris analysis:analysis
basis:basis crisis:crisis emphasis:emphasis thesis:thesis hypothesis:hypothesis diagnosis:diagnosis oasis:oasis axis:axis
virus:virus bonus:bonus campus:campus census:census focus:focus status:status consensus:consensus corpus:corpus
corpus:corpora genus:genera opus:opuses focus:foci alumna:alumnae nemesis:nemesis nemesis:nemeses synopsis:synopses
lens:lens gas:gas bus:bus yes:yes atlas:atlas canvas:canvas bias:bias alias:alias christmas:christmas mas:mas
phenomena:phenomenas graffito:graffiti paparazzo:paparazzi libretto:libretti virtuoso:virtuosi dollar:
passer-by:passers-by passerby:passersby demarche:demarches impasse:impasses tranche:tranches sortie:sorties summons:summonses largesse:largesses
rendezvous:rendezvouses omnibus:omnibuses caucus:caucuses metropolis:metropolises stimulus:stimuluses radius:radiuses fungus:funguses netherlands:netherlands philippines:philippines
bahamas:bahamas maldives:maldives seychelles:seychelles comoros:comoros athens:athens brussels:brussels wales:wales honduras:honduras cyprus:cyprus laos:laos
mauritius:mauritius barbados:barbados damascus:damascus tunis:tunis algiers:algiers alps:alps andes:andes balkans:balkans himalayas:himalayas runner-up:runners-up attorney:attorneys penny:pence die:dice datum:data
)";

constexpr std::string_view adjective_text = R"(
good:better,best bad:worse,worst far:farther,farthest,furthest old:elder,eldest
)";
constexpr std::string_view adverb_text = R"(
well:better,best badly:worse far:farther,farthest,furthest late:later early:earlier bad:worst
)";

constexpr std::string_view double_l_text = R"(
install recall blackball enroll fulfill forestall befall appall enthrall instill distill overfill refill foretell stroll scroll
outsell undersell bankroll stonewall pitfall uninstall reinstall backfill freewill unroll misspell retell resell uphill rebill respell
)";

constexpr std::string_view no_e_text = R"(
combat format boat treat heat seat eat beat defeat repeat cheat sweat threat float coat
visit limit edit exit credit profit permit benefit solicit inherit exhibit inhibit prohibit deposit elicit audit merit posit
forfeit recruit spirit commit submit admit transmit discredit inhabit debit vomit orbit summit transit exploit
monitor favor honor sponsor author labor anchor tutor mirror error vector doctor factor harbor rumor censor motor minor tailor color armor humor
murmur occur debut output input shut layout scout shout rout
collar pillar altar war solar
ruin margin begin bargain cabin robin train bulletin
abandon
develop envelop gossip gallop worship kidnap equip
pivot pilot ballot allot riot plot patriot parrot
focus bias canvas bus gas chorus bogus caucus rendezvous teargas sever
bring sing ring cling fling sling spring sting string swing wring hang bang gang belong prolong wrong long throng bing
avoid rapid solid valid bid
custom fathom blossom ransom accustom bottom
program diagram claim team
album drum
ped
total signal rival equal model cancel travel label fuel level marvel quarrel shovel parcel bevel channel panel pedal
target market budget pocket ticket rocket bucket trumpet blanket carpet bracket racket interpret fret pellet closet
consider
pump attach
mind
leap
waltz quartz blitz
gossip tulip
zigzag
hiccup
balloon
handicap overlap recap wiretap
)";

constexpr std::string_view e_text = R"(
unit invit cit writ ignit excit recit incit reunit despit smit expedit requit rewrit underwrit typewrit bit
explor restor ignor ador deplor implor scor stor bor cor snor for underscor outscor
interfer adher persever her coher
conced reced imped preced secede seced supersed intercede interced acced 
postpon phon telephon condon clon ston aton hon don ton dron throne dethron enthron zon intone inton
conven interven contraven reconven scen convalesc
chang exchang challeng arrang rang plung loung reveng aveng infring hing imping  cring expung fring scaveng rearrang interchang derang lung
tast wast past hast bast  chast paste 
breath bath sooth cloth loath writh  lath seeth wreath sheath  breathe unclothe
complet delet compet deplet  excret concret obsolet discret athlet
compil fil smil pil reconcil exil profil til whil ril beguil revil defil dil stockpil
consol cajol parol  console pol hol rol
scal stal whal inhal exhal impal   upscal downscal
creat recreat procreat delineat permeat nauseat
abus perus amus bemus diffus infus disabus misus reus overus
guid misguid extradit reinvit overrid bellyach buttonhol condol lambast scath teeth overwrit
argu continu rescu valu pursu issu
ow aw
typ prototyp hyp wip pip   grip swip  
prob disrob strob glob 
dy  lyr
involv
agre disagre fre decre guarante refere
tun prun  attun fin
examin
handl
ey
os
rous arous spous espous hous grous
reviv
quot vot  denot devot promot demot dot   connot
us
els
cleans licens sens condens dispens incens tens rins respons
curs revers endors nurs dispers immers convers travers cours rehears disburs reimburs
collaps elaps laps eclips relaps
puls convuls
ceas leas pleas releas eas teas increas decreas creas greas appeas leas diseas
prais rais
manoeuvr maneuv  acr centr
massacr
bath
forg
plagu leagu
caus paus claus

parad
upgrad degrad downgrad trad grad fad invad persuad evad rad pervad dissuad cascad crusad blockad brigad barricad serenad
cub tub lub 
   escap reshap landscap shap

cop hop  scop dop rop grop telescop
com welcom becom overcom income hom tom dom
nam blam fram sham gam tam renam inflam flam lam
rehous
analyz paralyz catalyz
hir fir wir tir desir retir inspir aspir conspir expir perspir transpir admir acquir requir inquir enquir rewir misfir umpir
)";

constexpr std::string_view es_plural_text = R"(
buses viruses bonuses campuses censuses gases focuses biases canvases atlases  choruses circuses surpluses
)";

constexpr std::string_view graded_text = R"(
able angry bad bald big bitter black bland bleak blind blonde blue blunt bold brave brief bright broad brown bulky bumpy busy calm
cheap clean clear clever close cloudy coarse cold cool costly crazy creamy creepy crisp cruel cute damp dark dead deadly deaf dear deep
dense dim dirty dry dull dumb dusty early easy fair faint fancy far fast fat few fierce fine firm fit flat fond frail frank free
fresh friendly full funny gentle grand grave gray great green grey grim gross guilty handsome handy happy hard harsh healthy heavy
hefty high hip hot huge humble hungry icy keen kind large late lazy lean lengthy light likely lively lonely long loose loud lovely low
loyal lucky mad mean messy mighty mild moist narrow nasty naughty near neat new nice noble noisy odd oily old pale plain pleasant
plump polite poor pretty proud pure quick quiet rainy rapid rare raw ready red rich ripe risky rocky rosy rough round rude sad safe
salty sandy sane scary shallow shaky sharp shiny short shy sick silly simple skinny sleepy slim slimy slow small smart smelly smooth
smoky soft solid soon sore sour spicy steady steep sticky stiff strange strict strong stupid sturdy subtle sunny sure sweet swift tall tame tasty
tender tense thick thin thirsty tidy tight tiny tough tricky true ugly unhappy vague vast warm weak wealthy weary weird wet white wicked
wide wild windy wise worthy young hairy clumsy cosy cozy greasy fluffy grumpy juicy itchy lofty rusty savvy shabby thorny wavy
tan   sincere severe secure remote extreme common profound stable ample dire crude terse bleak slight light hardy
)";

}  // namespace

std::string_view irregular_verb(std::string_view form) {
  static const Lemmas lemmas = lemmas_of(verb_text);
  return look_up(lemmas, form);
}
std::string_view irregular_noun(std::string_view form) {
  static const Lemmas lemmas = lemmas_of(noun_text);
  return look_up(lemmas, form);
}
std::string_view irregular_adjective(std::string_view form) {
  static const Lemmas lemmas = lemmas_of(adjective_text);
  return look_up(lemmas, form);
}
std::string_view irregular_adverb(std::string_view form) {
  static const Lemmas lemmas = lemmas_of(adverb_text);
  return look_up(lemmas, form);
}
bool is_double_l_verb(std::string_view stem) {
  static const Words words = words_of(double_l_text);
  return words.contains(stem);
}
bool keeps_no_e(std::string_view stem) {
  static const Words words = words_of(no_e_text);
  return words.contains(stem);
}
bool takes_e(std::string_view stem) {
  static const Words words = words_of(e_text);
  return words.contains(stem);
}
bool is_es_plural(std::string_view form) {
  static const Words words = words_of(es_plural_text);
  return words.contains(form);
}
bool is_graded(std::string_view adjective) {
  static const Words words = words_of(graded_text);
  return words.contains(adjective);
}

}  // namespace entente
