// SPDX-License-Identifier: Apache-2.0
#include "ontology/read_world.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <tuple>

#include "ontology/read_turtle.h"

namespace entente {
namespace {

constexpr std::string_view vocabulary = "https://entente.example/ontology#";
constexpr std::string_view base = "https://entente.example/kg/";
constexpr std::string_view wikidata = "http://www.wikidata.org/entity/";

/// "rdfs:label" for a known IRI, so that the code below reads like the Turtle; "" for a foreign one.
std::string short_name(std::string_view iri) {
  static constexpr std::pair<std::string_view, std::string_view> namespaces[] = {
      {vocabulary, "ent:"},
      {"http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:"},
      {"http://www.w3.org/2000/01/rdf-schema#", "rdfs:"},
      {"http://www.w3.org/2004/02/skos/core#", "skos:"},
      {"http://www.w3.org/ns/org#", "org:"},
      {"http://www.w3.org/2002/07/owl#", "owl:"}};
  for (const auto& [space, prefix] : namespaces)
    if (iri.starts_with(space)) return std::string(prefix) += iri.substr(space.size());
  return {};
}

/// "state:MYS" for …/kg/state/MYS; the IRI itself for anything outside the base.
std::string id_of(std::string_view iri) {
  if (!iri.starts_with(base)) return std::string(iri);
  std::string id(iri.substr(base.size()));
  if (const auto slash = id.find('/'); slash != std::string::npos) id[slash] = ':';
  return id;
}

/// For each line of Turtle, from 1, the line where its block begins: the last one that is not indented. The parser
/// tells the line where it is when a statement is complete, which is often the end of the block.
std::vector<std::uint32_t> block_starts(std::string_view text) {
  std::vector<std::uint32_t> starts{0};
  std::uint32_t start = 1;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const char first = begin < end ? text[begin] : ' ';
    if (first != ' ' && first != '\t' && first != '\r' && first != '#')
      start = static_cast<std::uint32_t>(starts.size());
    starts.push_back(start);
    begin = end + 1;
  }
  return starts;
}

/// Edits that turn one text into the other, at most `limit` + 1. O(length²).
std::size_t distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > b.size() + limit || b.size() > a.size() + limit) return limit + 1;
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t k = 0; k <= b.size(); ++k) row[k] = k;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t k = 1; k <= b.size(); ++k) {
      const std::size_t changed = diagonal + (a[i - 1] != b[k - 1]);
      diagonal = row[k];
      row[k] = std::min({changed, row[k] + 1, row[k - 1] + 1});
    }
  }
  return row[b.size()];
}

struct Value {
  std::string text;
  bool is_literal = false;
  Origin origin;
};

/// All that is said of one subject: predicate → values in file order.
using Description = std::map<std::string, std::vector<Value>, std::less<>>;
using Graph = std::map<std::string, Description, std::less<>>;

using Index = std::map<std::string, std::uint32_t, std::less<>>;

class Builder {
 public:
  Builder(Graph graph, World known, Diagnostics& diagnostics)
      : graph_(std::move(graph)), diagnostics_(diagnostics), world_(std::move(known)) {
    for (std::uint32_t i = 0; i < world_.entities.size(); ++i) index_[world_.entities[i].entity.id] = i;
    for (std::uint32_t i = 0; i < world_.posts.size(); ++i) post_index_[world_.posts[i].id] = i;
  }

  World build() {
    for (const auto& [subject, description] : graph_) declare(subject, description);
    for (const auto& [subject, description] : graph_) {
      check_predicates(description);
      fill(subject, description);
    }
    derive_countries();
    std::ranges::sort(world_.tenures, {}, [](const Tenure& t) { return std::tuple(t.post, t.from, t.holder); });
    std::ranges::sort(world_.memberships, {},
                      [](const Membership& m) { return std::tuple(m.organisation, m.member, m.from); });
    std::ranges::sort(world_.borders);
    const auto same = std::ranges::unique(world_.borders);
    world_.borders.erase(same.begin(), same.end());
    return std::move(world_);
  }

 private:
  static std::string class_of(const Description& description) {
    const auto types = description.find("rdf:type");
    if (types == description.end()) return {};
    for (const Value& type : types->second)
      if (type.text.starts_with(vocabulary)) return type.text.substr(vocabulary.size());
    return {};
  }

  /// A property that does not exist is a slip, or meant for another program; nothing of it is used either way.
  void check_predicates(const Description& description) {
    static const Index known = [] {
      Index names;
      for (const std::string_view name :
           {"acronym",    "adjective", "agencyOf",  "borders",    "cameo",    "capital",      "country",
            "cow",        "from",      "gender",    "holder",     "iso2",     "iso3",         "kind",
            "latitude",   "locatedIn", "longitude", "member",     "memberOf", "organisation", "partOf",
            "peopleNoun", "portfolio", "post",      "prominence", "role",     "seatOf",       "sector",
            "shortName",  "sovereign", "status",    "successor",  "title",    "until",        "dependencyOf"})
        names.emplace("ent:" + std::string(name), 0U);
      return names;
    }();
    for (const auto& [predicate, values] : description)
      if (predicate.starts_with("ent:") && !known.contains(predicate))
        diagnostics_.add(where(values.front().origin), "unknown property " + predicate + suggestion(known, predicate));
  }

  void declare(const std::string& subject, const Description& description) {
    if (index_.contains(subject) || post_index_.contains(subject)) return;
    const std::string type = class_of(description);
    if (const auto known = entity_type(type)) {
      index_[subject] = static_cast<std::uint32_t>(world_.entities.size());
      WorldEntity& made = world_.entities.emplace_back();
      made.entity.id = subject;
      made.entity.type = *known;
    } else if (type == "Post") {
      post_index_[subject] = static_cast<std::uint32_t>(world_.posts.size());
      world_.posts.emplace_back().id = subject;
    }
  }

  void fill(const std::string& subject, const Description& description) {
    if (const auto entity = index_.find(subject); entity != index_.end()) {
      fill_entity(world_.entities[entity->second], entity->second, description);
    } else if (const auto post = post_index_.find(subject); post != post_index_.end()) {
      fill_post(world_.posts[post->second], description);
    } else if (const std::string type = class_of(description); type == "Tenure") {
      fill_tenure(description);
    } else if (type == "Membership") {
      fill_membership(description);
    } else if (subject.find(':') != std::string::npos && subject.find("//") == std::string::npos) {
      say(description, "'" + subject +
                           "' has no class (ent:State, ent:Organisation, ent:Person, ent:Place, ent:Post, "
                           "ent:Tenure or ent:Membership)");
    }
  }

  void fill_entity(WorldEntity& entity, std::uint32_t self, const Description& d) {
    add_origins(entity, d);
    for (const auto predicate : {"rdfs:label", "skos:altLabel", "ent:acronym"}) append(entity.names, d, predicate);
    if (entity.names.empty()) {
      say(d, "'" + entity.entity.id + "' has no rdfs:label");
      entity.names.push_back(entity.entity.id.substr(entity.entity.id.find(':') + 1));
    }
    entity.entity.name = entity.names.front();
    append(entity.short_names, d, "ent:shortName");
    append(entity.adjectives, d, "ent:adjective");
    append(entity.people_nouns, d, "ent:peopleNoun");
    set(entity.kind, d, "ent:kind");
    set(entity.entity.sector, d, "ent:sector");
    set(entity.entity.code, d, "ent:iso3");
    if (const std::string same = text(d, "owl:sameAs"); same.starts_with(wikidata))
      entity.entity.wikidata = same.substr(wikidata.size());
    set(entity.from, d, "ent:from");
    set(entity.until, d, "ent:until");
    set(entity.capital, d, "ent:capital");
    set(entity.located_in, d, "ent:locatedIn");
    set(entity.part_of, d, "ent:partOf");
    set(entity.agency_of, d, "ent:agencyOf");
    set(entity.seat_of, d, "ent:seatOf");
    set(entity.successor, d, "ent:successor");
    if (d.contains("ent:latitude")) entity.latitude = number(d, "ent:latitude");
    if (d.contains("ent:longitude")) entity.longitude = number(d, "ent:longitude");
    if (d.contains("ent:prominence"))
      entity.prominence = static_cast<std::uint8_t>(std::clamp(number(d, "ent:prominence"), 0.F, 9.F));
    if (const std::string gender = text(d, "ent:gender"); !gender.empty()) entity.gender = gender.front();
    if (d.contains("ent:sovereign")) entity.is_sovereign = text(d, "ent:sovereign") != "false";
    if (const std::uint32_t country = reference(d, "ent:country"); country != no_entity) country_[self] = country;
    for (const std::uint32_t neighbour : references(d, "ent:borders")) {
      world_.borders.emplace_back(self, neighbour);
      world_.borders.emplace_back(neighbour, self);
    }
    for (const std::uint32_t organisation : references(d, "ent:memberOf"))
      world_.memberships.push_back(
          {.member = self, .organisation = organisation, .origin = d.find("ent:memberOf")->second.front().origin});
  }

  /// The first line in each file that speaks of the entity.
  static void add_origins(WorldEntity& entity, const Description& d) {
    std::map<std::uint32_t, std::uint32_t> first_line;
    for (const auto& [predicate, values] : d)
      for (const Value& value : values) {
        const auto [known, is_new] = first_line.try_emplace(value.origin.file, value.origin.line);
        if (!is_new) known->second = std::min(known->second, value.origin.line);
      }
    for (const auto& [file, line] : first_line) entity.origins.push_back({.file = file, .line = line});
  }

  static Origin origin_of(const Description& d) {
    Origin first = d.begin()->second.front().origin;
    for (const auto& [predicate, values] : d)
      for (const Value& value : values) first = std::min(first, value.origin);
    return first;
  }

  void fill_post(Post& post, const Description& d) {
    post.origin = origin_of(d);
    set(post.name, d, "rdfs:label");
    append(post.titles, d, "ent:title");
    set(post.in, d, "org:postIn");
    set(post.portfolio, d, "ent:portfolio");
    if (const std::string role = text(d, "ent:role"); !role.empty()) {
      if (const auto known = relation_type(role)) post.role = *known;
      else say(d, "unknown ent:role '" + role + "' (head_of_state_of, head_of_government_of, holds_office, chairs, …)");
    }
  }

  void fill_tenure(const Description& d) {
    const std::uint32_t holder = reference(d, "ent:holder");
    const auto post = d.find("ent:post");
    if (holder == no_entity || post == d.end()) return say(d, "a tenure needs ent:holder and ent:post");
    const auto known = post_index_.find(post->second.front().text);
    if (known == post_index_.end())
      return say(d, "ent:post names '" + post->second.front().text + "', which is not defined" +
                        suggestion(post_index_, post->second.front().text));
    world_.tenures.push_back({.holder = holder,
                              .post = known->second,
                              .from = date(d, "ent:from"),
                              .until = date(d, "ent:until"),
                              .origin = origin_of(d)});
  }

  void fill_membership(const Description& d) {
    const std::uint32_t member = reference(d, "ent:member");
    const std::uint32_t organisation = reference(d, "ent:organisation");
    if (member == no_entity || organisation == no_entity)
      return say(d, "a membership needs ent:member and ent:organisation");
    world_.memberships.push_back({.member = member,
                                  .organisation = organisation,
                                  .from = date(d, "ent:from"),
                                  .until = date(d, "ent:until"),
                                  .status = text(d, "ent:status"),
                                  .origin = origin_of(d)});
  }

  /// A state with a code is its own country, one without counts with the state that it lies in by law or became; others
  /// take it from ent:country, agencyOf, partOf, or (places) where they lie.
  void derive_countries() {
    for (std::uint32_t i = 0; i < world_.entities.size(); ++i)
      if (world_.entities[i].entity.country.empty()) world_.entities[i].entity.country = country_code(i, 0);
  }

  std::string country_code(std::uint32_t i, int depth) const {
    const WorldEntity& e = world_.entities[i];
    if (!e.entity.code.empty() && e.entity.type == EntityType::state) return e.entity.code;
    if (depth > 8) return {};
    if (const auto said = country_.find(i); said != country_.end()) return country_code(said->second, depth + 1);
    for (const std::uint32_t owner :
         {e.agency_of, e.part_of, e.entity.type != EntityType::organisation ? e.located_in : no_entity, e.successor})
      if (owner != no_entity)
        if (const std::string code = country_code(owner, depth + 1); !code.empty()) return code;
    return {};
  }

  /// Adds the values that are not there yet.
  static void append(std::vector<std::string>& out, const Description& d, std::string_view predicate) {
    const auto found = d.find(predicate);
    if (found == d.end()) return;
    for (const Value& value : found->second)
      if (std::ranges::find(out, value.text) == out.end()) out.push_back(value.text);
  }

  static void set(std::string& field, const Description& d, std::string_view predicate) {
    if (d.contains(predicate)) field = text(d, predicate);
  }
  void set(Date& field, const Description& d, std::string_view predicate) {
    if (d.contains(predicate)) field = date(d, predicate);
  }
  void set(std::uint32_t& field, const Description& d, std::string_view predicate) {
    if (d.contains(predicate)) field = reference(d, predicate);
  }

  static std::string text(const Description& d, std::string_view predicate) {
    const auto found = d.find(predicate);
    return found == d.end() ? std::string{} : found->second.front().text;
  }

  float number(const Description& d, std::string_view predicate) {
    const std::string digits = text(d, predicate);
    float value = 0;
    if (!digits.empty() && std::from_chars(digits.data(), digits.data() + digits.size(), value).ec != std::errc{})
      say(d, std::string(predicate) += " is not a number: '" + digits + "'");
    return value;
  }

  Date date(const Description& d, std::string_view predicate) {
    const std::string iso = text(d, predicate);
    if (iso.empty()) return {};
    if (const auto parsed = parse_date(iso)) return *parsed;
    say(d, std::string(predicate) += " is not a date: '" + iso + "' (YYYY, YYYY-MM or YYYY-MM-DD)");
    return {};
  }

  std::vector<std::uint32_t> references(const Description& d, std::string_view predicate) {
    std::vector<std::uint32_t> out;
    const auto found = d.find(predicate);
    if (found == d.end()) return out;
    for (const Value& value : found->second) {
      const auto known = index_.find(value.text);
      if (known != index_.end()) out.push_back(known->second);
      else
        diagnostics_.add(where(value.origin),
                         std::string(predicate) +=
                         " names '" + value.text + "', which is not defined" + suggestion(index_, value.text));
    }
    return out;
  }

  std::uint32_t reference(const Description& d, std::string_view predicate) {
    const auto all = references(d, predicate);
    return all.empty() ? no_entity : all.front();
  }

  /// "; did you mean 'state:NOR'?" when a known id is close.
  static std::string suggestion(const Index& known, std::string_view id) {
    const std::string* nearest = nullptr;
    std::size_t best = id.size() < 10 ? 2 : 3;  // one more than the edits that count as a slip
    for (const auto& [candidate, unused] : known)
      if (const std::size_t edits = distance(id, candidate, best - 1); edits < best) best = edits, nearest = &candidate;
    return nearest == nullptr ? "" : "; did you mean '" + *nearest + "'?";
  }

  void say(const Description& d, std::string message) {
    diagnostics_.add(where(d.begin()->second.front().origin), std::move(message));
  }

  std::string where(Origin origin) const { return world_.files[origin.file] + ":" + std::to_string(origin.line); }

  Graph graph_;
  Diagnostics& diagnostics_;
  World world_;
  Index index_;
  Index post_index_;
  std::map<std::uint32_t, std::uint32_t> country_;
};

}  // namespace

Result<World> read_world(const std::vector<TurtleSource>& sources, World known, Diagnostics& diagnostics) {
  Graph graph;
  for (const TurtleSource& source : sources) {
    const auto file = static_cast<std::uint32_t>(known.files.size());
    known.files.push_back(source.name);
    const auto starts = block_starts(source.text);
    ENTENTE_CHECK(read_turtle(source.text, source.name, [&](const Triple& triple) {
      // blank nodes of two files are different nodes
      const auto node = [&](std::string_view text) {
        return text.starts_with("_:") ? std::string(text) + "@" + std::to_string(file) : id_of(text);
      };
      const std::string predicate = short_name(triple.predicate);
      if (predicate.empty()) return;
      const bool is_class = predicate == "rdf:type" || triple.is_literal || predicate == "owl:sameAs";
      graph[node(triple.subject)][predicate].push_back(
          {.text = is_class ? std::string(triple.object) : node(triple.object),
           .is_literal = triple.is_literal,
           .origin = {.file = file,
                      .line = starts[std::min(static_cast<std::size_t>(triple.line), starts.size() - 1)]}});
    }));
  }
  return Builder(std::move(graph), std::move(known), diagnostics).build();
}

}  // namespace entente
