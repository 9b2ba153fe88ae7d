// SPDX-License-Identifier: Apache-2.0
#include "ingest/facts/events.h"

#include <algorithm>
#include <numeric>
#include <ranges>
#include <unordered_set>

#include "ingest/facts/acts.h"
#include "ingest/facts/clause.h"
#include "ingest/facts/implied.h"
#include "ingest/facts/modality.h"
#include "ingest/facts/other_sides.h"
#include "ingest/facts/participants.h"
#include "ingest/facts/soil.h"
#include "ingest/facts/speech_acts.h"
#include "ingest/facts/time_of_act.h"
#include "ingest/syntax_tree.h"

namespace entente {
namespace {

class Finder {
 public:
  Finder(Document& document, const Ontology& ontology)
      : document_(document),
        ontology_(ontology),
        tree_(document),
        participants_(document, tree_),
        triggers_(find_triggers(document, tree_, participants_, ontology.lexicon())),
        other_sides_(document, tree_, participants_, triggers_, [this](std::uint32_t e) { return is_media(e); }),
        suppressed_(document.tokens.size()) {}

  void find() {
    for (std::uint32_t t = 0; t < document_.tokens.size(); ++t) suppress_complement(t);
    add_speech_acts();
    for (std::uint32_t t = 0; t < document_.tokens.size(); ++t) {
      if (triggers_[t].act != nullptr) add_event(t);
      else if (token(t).upos == Upos::verb && token(t).deprel != Deprel::amod && !triggers_[t].is_consumed)
        add_open_event(t);
    }
    std::ranges::stable_sort(document_.events, {}, &FoundEvent::trigger);
    drop_empty_statements();
    fill_implied_participants(document_, tree_);
  }

 private:
  const Token& token(std::uint32_t t) const { return document_.tokens[t]; }

  /// "refused to blame", "promised to send": the refusal or the promise is the event, not what was not done.
  void suppress_complement(std::uint32_t t) {
    const Trigger& trigger = triggers_[t];
    if (trigger.act == nullptr || !trigger.act->type) return;
    const Effect effect = trigger.act->effect;
    if (effect != Effect::future && effect != Effect::hypothetical && effect != Effect::denied) return;
    if (trigger.clause.at("subj").empty() && trigger.clause.at("poss").empty() && trigger.clause.at("mod").empty())
      return;  // nobody who refuses or promises
    if (commands_own(document_, tree_, triggers_, t)) return;
    for (const std::uint32_t comp : trigger.clause.at("comp"))
      for (const std::uint32_t c : tree_.conjuncts(comp)) suppressed_[c] = true;
  }

  /// Who commands the act: the subject of the verb whose complement it is; empty when nobody does.
  std::vector<std::uint32_t> commanders(std::uint32_t t) const {
    const std::uint32_t up = tree_.head(t);
    if (up == no_index || !is_clause(token(t).deprel) || !commands_own(document_, tree_, triggers_, up)) return {};
    return entities_of(triggers_[up].clause.at("subj"), false);
  }

  /// "Threw stones during a rally against Iran": the rally says against whom.
  std::vector<std::uint32_t> opposed_below(std::uint32_t t) const {
    std::vector<std::uint32_t> out;
    const auto [first, end] = tree_.extent(t);
    for (std::uint32_t n = first; n < end; ++n)
      if (n != t && is_noun(token(n)) && triggers_[n].act != nullptr && triggers_[n].act->type == EventType::protest)
        add_unique(out, entities_of(triggers_[n].clause.at("against"), true));
    return out;
  }

  /// "Claimed responsibility for the killing": they did it, as they say.
  std::vector<std::uint32_t> claimants(std::uint32_t deed) const {
    static const std::unordered_set<std::string_view> verbs{"claim", "admit", "accept", "take", "acknowledge"};
    std::uint32_t up = tree_.head(deed);
    if (up == no_index || tree_.preposition(deed) != "for") return {};
    if (token(up).lemma == "responsibility" || token(up).lemma == "credit") up = tree_.head(up);
    if (up == no_index || !verbs.contains(token(up).lemma)) return {};
    const bool is_claim = std::ranges::any_of(tree_.children(up), [&](std::uint32_t c) {
      return token(c).lemma == "responsibility" || token(c).lemma == "credit";
    });
    return is_claim ? entities_of(understood_subject(document_, tree_, up), false) : std::vector<std::uint32_t>{};
  }

  void add_speech_acts() {
    for (SpeechAct& act :
         find_speech_acts(document_, tree_, participants_, triggers_, [&](std::uint32_t e) { return !is_media(e); })) {
      suppressed_[act.verb] = true;
      if (!act.is_content_told) suppressed_[act.content] = true;
      FoundEvent event{.type = act.type, .cameo = cameo_of(act), .trigger = act.verb, .rule = "speech act"};
      event.sources = std::move(act.sources);
      event.targets = std::move(act.targets);
      set_circumstances(event, act.verb);
      if (act.verb == act.content) event.modality = Modality::asserted;  // "will not": refused, not undone
      document_.events.push_back(std::move(event));
    }
  }

  bool is_media(std::uint32_t entity) const {
    const auto known = ontology_.find(document_.entities[entity].entity.id);
    return known && ontology_.at(*known).kind == "media";
  }

  /// Whether what is said names a state or body besides the speaker's own.
  bool speaks_of_actors(const FoundEvent& statement) const {
    const auto [first, end] = tree_.extent(statement.trigger);
    const auto inside =
        std::ranges::subrange(std::ranges::lower_bound(document_.mentions, first, {}, &Mention::first_token),
                              std::ranges::lower_bound(document_.mentions, end, {}, &Mention::first_token));
    return std::ranges::any_of(inside, [&](const Mention& m) {
      if (m.end_token > end || m.entity == no_index || m.kind != MentionKind::name) return false;
      if (std::ranges::find(statement.sources, m.entity) != statement.sources.end()) return false;
      return type_of(m.entity) != EntityType::place && !is_media(m.entity);
    });
  }

  /// Saying something is an event of its own only when what is said is none, and never when a newspaper says it.
  void drop_empty_statements() {
    std::vector<std::uint32_t> by_place(document_.events.size());
    std::iota(by_place.begin(), by_place.end(), 0U);
    const auto trigger_of = [&](std::uint32_t event) { return document_.events[event].trigger; };
    std::ranges::stable_sort(by_place, {}, trigger_of);
    const auto says_another = [&](const FoundEvent& statement) {
      const std::uint32_t t = statement.trigger;
      const auto near =
          std::ranges::subrange(std::ranges::lower_bound(by_place, t - std::min(t, farthest_related), {}, trigger_of),
                                std::ranges::upper_bound(by_place, t + farthest_related, {}, trigger_of));
      return std::ranges::any_of(near, [&](std::uint32_t event) {
        const FoundEvent& e = document_.events[event];
        if (e.type == EventType::statement || e.type == EventType::other) return false;
        const bool same_sentence = token(e.trigger).sentence == token(statement.trigger).sentence;
        return same_sentence && (tree_.is_below(e.trigger, statement.trigger) || e.sources == statement.sources);
      });
    };
    std::vector<bool> is_empty;
    for (const FoundEvent& e : document_.events) {
      const bool is_statement = e.type == EventType::statement;
      const bool is_heard = is_statement && says_another(e);
      is_empty.push_back(is_heard || (is_statement && !speaks_of_actors(e)));
      if (is_empty.back()) refuse(e.trigger, is_heard ? Refusal::tells_another : Refusal::about_nobody);
    }
    std::size_t i = 0;
    std::erase_if(document_.events, [&](const FoundEvent&) { return is_empty[i++]; });
  }

  /// The entities that a slot's fillers stand for; for acts upon an act ("condemned the invasion") those who own that.
  /// As a doer a person does not answer for "his associates".
  std::vector<std::uint32_t> entities_of(const std::vector<std::uint32_t>& fillers, bool may_be_owner,
                                         bool is_doer = false) const {
    std::vector<std::uint32_t> out;
    for (const std::uint32_t filler : fillers) {
      auto found = participants_.fillers(filler);
      if (found.empty() && is_doer) found = doers_of(relative_noun(tree_, filler));
      if (found.empty() && may_be_owner && is_noun(token(filler))) {
        found = participants_.owners(filler);
        if (found.empty() && !is_doer) found = concerned(filler);
        if (is_doer && !speaks_for_its_head(token(filler).lemma))
          std::erase_if(found, [&](std::uint32_t e) { return type_of(e) == EntityType::person; });
      }
      add_unique(out, found);
    }
    return out;
  }

  /// Who did what the noun tells: "Belarusian air strikes killed ten".
  std::vector<std::uint32_t> doers_of(std::uint32_t noun) const {
    const Trigger& deed = triggers_[noun];
    std::vector<std::uint32_t> out;
    if (!is_noun(token(noun)) || deed.act == nullptr || !deed.act->type || *deed.act->type == EventType::visit)
      return out;
    for (const Slot& slot : deed.act->frame)
      if (slot.role == Role::source && slot.name != "subj" && out.empty())
        out = entities_of(deed.clause.at(slot.name), false);
    return out;
  }

  /// "Macron's office said", "Biden's campaign filed a lawsuit".
  static bool speaks_for_its_head(std::string_view noun) {
    static const std::unordered_set<std::string_view> nouns{"office",   "administration", "government",
                                                            "campaign", "cabinet",        "regime"};
    return nouns.contains(noun);
  }

  /// "condemned the invasion of Chad": the one named suffered what is condemned.
  bool answers_anonymous_deed(const Trigger& trigger) const {
    if (!is_hostile_answer(*trigger.act->type)) return false;
    return std::ranges::any_of(trigger.clause.at("obj"), [&](std::uint32_t object) {
      const Act* deed = triggers_[object].act;
      return is_noun(token(object)) && deed != nullptr && deed->type && role_of(*deed, "of") == Role::target &&
             !triggers_[object].clause.at("of").empty();
    });
  }

  /// "condemned the invasion of Chad by Libya": whoever did what is answered, not whoever suffered it.
  std::vector<std::uint32_t> answered(const std::vector<std::uint32_t>& fillers) const {
    std::vector<std::uint32_t> out;
    for (const std::uint32_t filler : fillers) {
      const Trigger& deed = triggers_[filler];
      if (!is_noun(token(filler)) || deed.act == nullptr || !deed.act->type || !participants_.fillers(filler).empty()) {
        add_unique(out, entities_of({filler}, true));
        continue;
      }
      std::vector<std::uint32_t> doers = doers_of(filler);
      if (doers.empty() && role_of(*deed.act, "of") != Role::target) doers = entities_of({filler}, true);
      add_unique(out, doers);
    }
    return out;
  }

  /// "restrictions on flights to Cuba", "concerns about the situation in Burma": who the thing acted upon concerns.
  std::vector<std::uint32_t> concerned(std::uint32_t noun) const {
    std::vector<std::uint32_t> out;
    for (const std::uint32_t c : tree_.children(noun)) {
      if (token(c).deprel != Deprel::nmod) continue;
      for (const std::uint32_t e : participants_.fillers(c))
        if (type_of(e) != EntityType::place) add_unique(out, {e});
    }
    return out;
  }

  /// "discussed strengthening trade ties with the republic": the partner may hang deeper than on the verb.
  std::vector<std::uint32_t> partners_below(std::uint32_t t) const {
    std::vector<std::uint32_t> out;
    const auto [first, end] = tree_.extent(t);
    for (std::uint32_t c = t + 1; c < end; ++c)
      if ((token(c).deprel == Deprel::nmod || token(c).deprel == Deprel::obl) && tree_.preposition(c) == "with")
        add_unique(out, participants_.fillers(c));
    return out;
  }

  /// "promised Ukraine more jets", "pledged jets to Ukraine": whoever stands as an object of the verb, whatever the
  /// frame says of objects, unless it says that they are the doers.
  std::vector<std::uint32_t> addressees(const Act& act, const Clause& clause) const {
    std::vector<std::uint32_t> out;
    if (is_reciprocal(*act.type) && act.type != EventType::agree) return out;
    if (act.type == EventType::statement || act.type == EventType::visit || act.type == EventType::election) return out;
    for (const char* slot : {"iobj", "obj", "to"}) {
      const auto role = role_of(act, slot);
      if (role == Role::source || role == Role::both || role == Role::place) continue;
      for (const std::uint32_t e : entities_of(clause.at(slot), false))
        if (type_of(e) != EntityType::place) add_unique(out, {e});
    }
    return out;
  }

  void add_event(std::uint32_t t) {
    const Trigger& trigger = triggers_[t];
    const Act& act = *trigger.act;
    if (!act.type) return;
    if (suppressed_[t]) return void(refuse(t, Refusal::promised_or_refused));
    if (commands_own(document_, tree_, triggers_, t)) return void(refuse(t, Refusal::commands_own));
    FoundEvent event{.type = *act.type, .mode = act.mode, .cameo = act.cameo, .trigger = t, .rule = act.phrase};
    std::vector<std::uint32_t> sources;
    std::vector<std::uint32_t> targets;
    std::vector<std::uint32_t> partners;
    const auto fill = [&](const std::string& slot, Role role) {
      const auto& fillers = trigger.clause.at(slot);
      if (role == Role::source) add_unique(sources, entities_of(fillers, true, true));
      else if (role == Role::target)
        add_unique(targets, is_hostile_answer(*act.type) ? answered(fillers) : entities_of(fillers, true));
      else if (role == Role::both) add_unique(partners, entities_of(fillers, false));
      else if (role == Role::place && event.place == no_index) event.place = place_among(of_the_act(t, fillers));
    };
    for (const Slot& slot : act.frame) {
      // of a noun's possessor, modifiers and "by"/"of" phrases the first that names somebody is the doer
      if (slot.role == Role::source && is_noun(token(t)) && !sources.empty()) continue;
      fill(slot.name, slot.role);
    }
    if (trigger.clause.light_verb != no_index) {  // "Anwar paid a visit": the verb's subject did it
      if (sources.empty() && partners.empty()) add_unique(sources, entities_of(trigger.clause.at("subj"), false));
    }
    if (is_noun(token(t))) fill_from_copula(t, *act.type, sources, targets, partners);
    if (auto chiefs = commanders(t); !chiefs.empty()) sources = std::move(chiefs);
    if (sources.empty() && is_noun(token(t))) sources = claimants(t);
    if (sources.empty() && role_of(act, "subj") == Role::target)  // "suffered Japanese air raids"
      for (const std::uint32_t deed : trigger.clause.at("obj")) {
        add_unique(sources, participants_.owners(deed));
        std::erase_if(sources, [&](std::uint32_t e) { return type_of(e) == EntityType::place; });
      }
    if (sources.empty() && !role_of(act, "subj") && is_noun(token(t)) && trigger.clause.light_verb == no_index &&
        !role_of(act, "mod"))
      add_unique(sources, entities_of(trigger.clause.at("mod"), false));
    if (act.type == EventType::statement || act.type == EventType::consult) {
      std::erase_if(sources, [&](std::uint32_t e) { return is_media(e); });
      std::erase_if(targets, [&](std::uint32_t e) { return is_media(e); });
      std::erase_if(partners, [&](std::uint32_t e) { return is_media(e); });
    }
    if (targets.empty() && token(t).upos == Upos::verb) targets = addressees(act, trigger.clause);
    if (targets.empty() && act.effect != Effect::none && act.type != EventType::statement)
      targets = targets_of_complement(trigger.clause, sources);
    std::erase_if(targets, [&](std::uint32_t e) { return std::ranges::find(sources, e) != sources.end(); });
    if (targets.empty() && partners.empty() && is_done_to_somebody(*act.type) && !answers_anonymous_deed(trigger))
      targets = other_sides_.below(t, sources);
    if (act.type == EventType::consult && sources.size() + targets.size() + partners.size() < 2 &&
        token(t).upos == Upos::verb)
      add_unique(partners, partners_below(t));
    if (is_reciprocal(event.type) && is_noun(token(t)) && sources.size() + targets.size() + partners.size() == 1)
      add_unique(partners, doers_above(t));
    if (act.type == EventType::protest && targets.empty()) targets = opposed_below(t);
    place_parties(event, sources, targets, partners);
    if (act.mode == "exercise" && event.sources.size() > 1) {  // "the two navies held drills"
      event.type = EventType::cooperate;
      event.mode = "joint-exercise";
      event.cameo = "062";
    }
    set_circumstances(event, t);
    add_side_by_soil(document_, event);
    if (!is_enough(act, event)) return;
    if (event.type == EventType::accuse && event.sources.empty() && event.attributed_to != no_index &&
        trigger.clause.at("subj").empty() && !is_media(event.attributed_to)) {
      event.sources.push_back(event.attributed_to);  // "ruled that Russia was responsible": the blame is the ruler's
      event.attributed_to = no_index;
    }
    document_.events.push_back(std::move(event));
  }

  /// "Chad was behind the attack", "is on a visit to Peru", "is under sanctions": the part that the subject of a
  /// nominal predicate has in it.
  void fill_from_copula(std::uint32_t t, EventType type, std::vector<std::uint32_t>& sources,
                        std::vector<std::uint32_t>& targets, std::vector<std::uint32_t>& partners) const {
    const std::string preposition = tree_.preposition(t);
    const bool is_part = preposition == "in" || preposition == "at" || preposition == "on";
    auto* side = preposition == "behind"      ? &sources
                 : preposition == "under"     ? &targets
                 : !is_part                   ? nullptr
                 : type == EventType::visit   ? &sources
                 : type == EventType::consult ? &partners
                 : is_reciprocal(type)        ? &partners
                 : type == EventType::assault ? &sources
                                              : nullptr;
    if (side == nullptr || !side->empty()) return;
    for (const std::uint32_t c : tree_.children(t))
      if (is_subject(token(c).deprel)) add_unique(*side, entities_of({c}, false));
  }

  /// "After talks with Peru, Chile withdrew", "arrived for a meeting with …": one who acts there took part in what it
  /// came with.
  std::vector<std::uint32_t> doers_above(std::uint32_t t) const {
    static const std::unordered_set<std::string_view> ways{"in", "after", "during", "following", "before", "for", "at"};
    const std::uint32_t first = tree_.first_conjunct(t);
    const std::uint32_t verb = tree_.head(first);
    if (verb == no_index || token(verb).upos != Upos::verb || !ways.contains(tree_.preposition(first))) return {};
    if (token(first).deprel != Deprel::obl) return {};
    if (triggers_[t].clause.at("with").empty() && triggers_[t].clause.at("between").empty()) return {};
    return entities_of(understood_subject(document_, tree_, verb), false);
  }

  /// Whom the act in the complement is aimed at: "refused to blame Russia", "called for Iran to stop".
  std::vector<std::uint32_t> targets_of_complement(const Clause& clause,
                                                   const std::vector<std::uint32_t>& sources) const {
    std::vector<std::uint32_t> out;
    for (const std::uint32_t comp : clause.at("comp")) {
      const Clause inner =
          triggers_[comp].act != nullptr ? triggers_[comp].clause : verb_clause(document_, tree_, comp);
      for (const char* slot : {"subj", "obj", "with", "on", "to", "against", "at", "from"})
        add_unique(out, entities_of(inner.at(slot), true));
    }
    std::erase_if(out, [&](std::uint32_t e) {
      return std::ranges::find(sources, e) != sources.end() || type_of(e) == EntityType::place;
    });
    return out;
  }

  EntityType type_of(std::uint32_t entity) const { return document_.entities[entity].entity.type; }

  void place_parties(FoundEvent& event, std::vector<std::uint32_t>& sources, std::vector<std::uint32_t>& targets,
                     std::vector<std::uint32_t>& partners) {
    if (event.type == EventType::visit) to_host(event, targets);
    if (is_reciprocal(event.type) && event.type != EventType::agree) {
      add_unique(sources, partners);
      add_unique(sources, targets);
      targets.clear();
      for (const std::uint32_t e : sources)
        if (event.place == no_index && sources_are_enough(sources, e)) event.place = e;
      std::erase_if(sources, [&](std::uint32_t e) { return sources_are_enough(sources, e); });
    } else {
      add_unique(sources, partners);
    }
    std::erase_if(targets, [&](std::uint32_t e) { return std::ranges::find(sources, e) != sources.end(); });
    event.sources = std::move(sources);
    event.targets = std::move(targets);
  }

  /// In a meeting a mere place is where it was, unless it is the only party besides a state or a person.
  bool sources_are_enough(const std::vector<std::uint32_t>& sources, std::uint32_t entity) const {
    return type_of(entity) == EntityType::place &&
           (std::ranges::count_if(sources, [&](std::uint32_t e) { return type_of(e) != EntityType::place; }) >= 2 ||
            std::ranges::any_of(sources, [&](std::uint32_t e) { return type_of(e) == EntityType::organisation; }));
  }

  /// "visited Kazan": the host is the state in which the city lies, the city is the place.
  void to_host(FoundEvent& event, std::vector<std::uint32_t>& targets) {
    std::vector<std::uint32_t> hosts;
    for (const std::uint32_t target : targets) {
      if (type_of(target) == EntityType::state && event.place == no_index) event.place = target;
      if (type_of(target) != EntityType::place) {
        add_unique(hosts, {target});
        continue;
      }
      event.place = target;
      const std::uint32_t state = state_around(document_, target);
      add_unique(hosts, {state == no_index ? target : state});
    }
    if (hosts.empty() && event.place != no_index) {
      const std::uint32_t state = state_around(document_, event.place);
      if (state != no_index) hosts.push_back(state);
    }
    targets = std::move(hosts);
  }

  /// Notes why the word makes no event; false.
  bool refuse(std::uint32_t trigger, Refusal reason) {
    document_.refused.push_back({.trigger = trigger, .reason = reason});
    return false;
  }

  bool is_enough(const Act& act, const FoundEvent& event) {
    const std::uint32_t t = event.trigger;
    if (act.needs_source && event.sources.empty()) return refuse(t, Refusal::no_doer);
    const bool has_partner = is_reciprocal(event.type) && event.sources.size() > 1;
    if (act.needs_target && event.targets.empty() && !has_partner) return refuse(t, Refusal::no_other_side);
    const auto is_actor = [&](std::uint32_t e) {
      return type_of(e) != EntityType::place && !document_.entities[e].is_vague;
    };
    const bool has_actor = std::ranges::any_of(event.sources, is_actor) || std::ranges::any_of(event.targets, is_actor);
    if (event.type == EventType::statement && event.sources.empty()) return refuse(t, Refusal::no_speaker);
    if (event.type == EventType::visit && is_at_home(event)) return refuse(t, Refusal::at_home);
    const auto named = std::ranges::count_if(event.sources, [&](auto e) { return !document_.entities[e].is_vague; });
    if (event.type == EventType::consult && named < 2 &&
        (event.sources.empty() || type_of(event.sources.front()) != EntityType::organisation))
      return refuse(t, Refusal::nobody_to_meet);
    return has_actor || refuse(t, Refusal::no_actor);
  }

  /// "Macron returned to Paris" is no visit.
  bool is_at_home(const FoundEvent& event) const {
    return !event.sources.empty() && std::ranges::all_of(event.sources, [&](std::uint32_t visitor) {
      const std::string& country = document_.entities[visitor].entity.country;
      return document_.entities[visitor].is_known && !country.empty() && !event.targets.empty() &&
             std::ranges::all_of(
                 event.targets, [&](std::uint32_t host) { return document_.entities[host].entity.country == country; });
    });
  }

  std::uint32_t place_among(const std::vector<std::uint32_t>& fillers) const {
    for (const std::uint32_t filler : fillers)
      for (const std::uint32_t entity : participants_.fillers(filler))
        if (type_of(entity) == EntityType::place || type_of(entity) == EntityType::state) return entity;
    return no_index;
  }

  void set_circumstances(FoundEvent& event, std::uint32_t t) {
    const Status status = status_of(document_, tree_, participants_, triggers_, t);
    event.modality = status.modality;
    event.attributed_to = status.attributed_to;
    if (event.attributed_to != no_index &&
        std::ranges::find(event.sources, event.attributed_to) != event.sources.end() &&
        event.type == EventType::statement)
      event.attributed_to = no_index;
    event.time = time_of_act(document_, tree_, triggers_, t);
    if (event.place == no_index) event.place = place_within(t);
    if (event.place == no_index) event.place = place_in_front(t);
  }

  std::uint32_t place_within(std::uint32_t t) const {
    for (std::uint32_t at = t; at != no_index; at = tree_.head(at)) {
      if (const std::uint32_t place = place_below(at); place != no_index) return place;
      if (is_noun(token(at))) {
        if (at != t) continue;
        for (const std::uint32_t c : tree_.children(at))  // "its support for the rebels in Mali"
          if (token(c).deprel == Deprel::nmod)
            if (const std::uint32_t place = place_below(c); place != no_index) return place;
        continue;
      }
      for (const std::uint32_t c : tree_.children(at))  // "signed a treaty in Thimphu", not "the situation in Burma"
        if ((token(c).deprel == Deprel::obj || token(c).deprel == Deprel::nsubj_pass) &&
            (triggers_[c].act != nullptr || is_agreement(at)))
          if (const std::uint32_t place = place_below(c); place != no_index) return place;
      if (!shares_scene(at)) break;
    }
    return no_index;
  }

  /// Without what hangs on an object that is no act itself: "discussed the crisis in Burma" in Oslo.
  std::vector<std::uint32_t> of_the_act(std::uint32_t t, std::vector<std::uint32_t> fillers) const {
    std::erase_if(fillers, [&](std::uint32_t f) {
      const std::uint32_t up = tree_.head(f);
      return up != no_index && up != t && is_noun(token(up)) && triggers_[up].act == nullptr &&
             !triggers_[up].is_consumed && !is_agreement(t) && !is_noun(token(t));
    });
    return fillers;
  }

  bool is_agreement(std::uint32_t t) const {
    return triggers_[t].act != nullptr && triggers_[t].act->type == EventType::agree;
  }

  /// "spoke in New York, calling for …", "met in Oslo and signed …": the verb happens where the one it hangs on does.
  bool shares_scene(std::uint32_t verb) const {
    switch (token(verb).deprel) {
      case Deprel::conj:
      case Deprel::xcomp: return true;
      case Deprel::advcl:
        return token(verb).features.verb_form != VerbForm::finite && !tree_.has_child(verb, Deprel::mark);
      default: return false;
    }
  }

  /// The place that a phrase of the word names: "in Moscow", "in the surroundings of St. Andrew's Hall".
  std::uint32_t place_below(std::uint32_t at) const {
    static const std::unordered_set<std::string_view> locative{"in", "at", "near", "outside", "inside", "off"};
    for (const std::uint32_t c : tree_.children(at)) {
      const Deprel deprel = token(c).deprel;
      if ((deprel != Deprel::obl && deprel != Deprel::nmod) || !locative.contains(tree_.preposition(c))) continue;
      if (const std::uint32_t place = place_among({c}); place != no_index) return place;
      for (const std::uint32_t below : tree_.children(c))
        if (token(below).deprel == Deprel::nmod)
          if (const std::uint32_t place = place_among({below});
              place != no_index && type_of(place) == EntityType::place)
            return place;
    }
    return no_index;
  }

  /// "In Moscow, the prime minister was received ...": what a sentence opens with holds for all of it.
  std::uint32_t place_in_front(std::uint32_t t) const {
    std::uint32_t first = document_.sentences[token(t).sentence].first_token;
    if (token(first).lemma != "in" && token(first).lemma != "at") return no_index;
    if (token(++first).lemma == "the") ++first;
    for (const Mention& m : std::ranges::equal_range(document_.mentions, first, {}, &Mention::first_token))
      if (m.entity != no_index && m.kind == MentionKind::name &&
          (type_of(m.entity) == EntityType::place || type_of(m.entity) == EntityType::state))
        return m.entity;
    return no_index;
  }

  /// A verb outside the lexicon that joins two named entities.
  void add_open_event(std::uint32_t t) {
    const Clause clause = verb_clause(document_, tree_, t);
    FoundEvent event{.type = EventType::other, .trigger = t, .rule = "open"};
    event.sources = entities_of(clause.at("subj"), false);
    event.targets = entities_of(clause.at("obj"), false);
    std::erase_if(event.targets,
                  [&](std::uint32_t e) { return std::ranges::find(event.sources, e) != event.sources.end(); });
    if (event.sources.empty() || event.targets.empty()) return;
    set_circumstances(event, t);
    document_.events.push_back(std::move(event));
  }

  Document& document_;
  const Ontology& ontology_;
  SyntaxTree tree_;
  Participants participants_;
  std::vector<Trigger> triggers_;
  OtherSides other_sides_;
  std::vector<bool> suppressed_;
};

}  // namespace

void find_events(Document& document, const Ontology& ontology) { Finder(document, ontology).find(); }

}  // namespace entente
