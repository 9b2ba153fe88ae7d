// SPDX-License-Identifier: Apache-2.0
#include "ontology/write_world.h"

#include <algorithm>
#include <ostream>
#include <string_view>
#include <unordered_map>

namespace entente {
namespace {

constexpr std::string_view head = R"(@prefix ent: <https://entente.example/ontology#> .
@prefix state: <https://entente.example/kg/state/> .
@prefix organisation: <https://entente.example/kg/org/> .
@prefix person: <https://entente.example/kg/person/> .
@prefix place: <https://entente.example/kg/place/> .
@prefix post: <https://entente.example/kg/post/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wd: <http://www.wikidata.org/entity/> .
)";

bool is_plain(std::string_view local) {
  return !local.empty() &&
         std::ranges::all_of(local,
                             [](char c) {
                               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                                      c == '-' || c == '_';
                             }) &&
         local.front() != '-' && local.back() != '-';
}

/// "organisation:ASEAN" for "org:ASEAN"; the whole IRI when its local part is not plain.
std::string node(std::string_view id) {
  const auto colon = id.find(':');
  const std::string_view kind = id.substr(0, colon);
  const std::string_view local = colon == std::string_view::npos ? "" : id.substr(colon + 1);
  if (is_plain(local)) return (kind == "org" ? "organisation" : std::string(kind)) + ":" + std::string(local);
  return "<https://entente.example/kg/" + std::string(kind) + "/" + std::string(local) + ">";
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') out += "\\n";
    else out += c;
  }
  return out + '"';
}

std::string number(float value) {
  std::string out = std::to_string(value);
  while (out.ends_with('0') && !out.ends_with(".0")) out.pop_back();
  return out;
}

class Writer {
 public:
  Writer(const World& world, std::ostream& out) : world_(world), out_(out) {
    for (std::uint32_t i = 0; i < world.entities.size(); ++i) index_[world.entities[i].entity.id] = i;
    memberships_.resize(world.entities.size());
    for (const Membership& m : world.memberships)
      if (!is_known(m.from) && !is_known(m.until) && m.status.empty()) memberships_[m.member].push_back(m.organisation);
    borders_.resize(world.entities.size());
    for (const auto& [a, b] : world.borders) borders_[a].push_back(b);
  }

  void write() {
    out_ << head;
    for (std::uint32_t i = 0; i < world_.entities.size(); ++i) write_entity(i);
    for (const Post& post : world_.posts) write_post(post);
    for (const Tenure& t : world_.tenures) {
      out_ << '\n' << origin(t.origin) << "[] a ent:Tenure";
      say("ent:holder", name(t.holder));
      say("ent:post", node(world_.posts[t.post].id));
      dates(t.from, t.until);
      out_ << " .\n";
    }
    for (const Membership& m : world_.memberships) {
      if (!is_known(m.from) && !is_known(m.until) && m.status.empty()) continue;
      out_ << '\n' << origin(m.origin) << "[] a ent:Membership";
      say("ent:member", name(m.member));
      say("ent:organisation", name(m.organisation));
      dates(m.from, m.until);
      text("ent:status", m.status);
      out_ << " .\n";
    }
  }

 private:
  void write_entity(std::uint32_t i) {
    const WorldEntity& e = world_.entities[i];
    out_ << '\n';
    for (const Origin& where : e.origins) out_ << origin(where);
    out_ << name(i) << " a ent:" << name_of(e.entity.type);
    if (!e.names.empty()) text("rdfs:label", e.names.front());
    for (std::size_t n = 1; n < e.names.size(); ++n) text("skos:altLabel", e.names[n]);
    for (const auto& one : e.short_names) text("ent:shortName", one);
    for (const auto& one : e.adjectives) text("ent:adjective", one);
    for (const auto& one : e.people_nouns) text("ent:peopleNoun", one);
    text("ent:kind", e.kind);
    text("ent:sector", e.entity.sector);
    text("ent:iso3", e.entity.code);
    if (!e.entity.wikidata.empty()) say("owl:sameAs", "wd:" + e.entity.wikidata);
    dates(e.from, e.until);
    if (e.entity.type != EntityType::state)
      if (const auto country = index_.find("state:" + e.entity.country); country != index_.end())
        say("ent:country", name(country->second));
    link("ent:capital", e.capital);
    link("ent:locatedIn", e.located_in);
    link("ent:partOf", e.part_of);
    link("ent:agencyOf", e.agency_of);
    link("ent:seatOf", e.seat_of);
    link("ent:successor", e.successor);
    if (e.entity.type == EntityType::state) say("ent:sovereign", e.is_sovereign ? "true" : "false");
    say("ent:prominence", std::to_string(e.prominence));
    if (e.gender != 0) text("ent:gender", std::string(1, e.gender));
    if (e.latitude != 0 || e.longitude != 0) {
      say("ent:latitude", number(e.latitude));
      say("ent:longitude", number(e.longitude));
    }
    for (const std::uint32_t other : borders_[i]) link("ent:borders", other);
    for (const std::uint32_t body : memberships_[i]) link("ent:memberOf", body);
    out_ << " .\n";
  }

  void write_post(const Post& post) {
    out_ << '\n' << origin(post.origin) << node(post.id) << " a ent:Post";
    text("rdfs:label", post.name);
    for (const auto& title : post.titles) text("ent:title", title);
    link("org:postIn", post.in);
    text("ent:role", name_of(post.role));
    text("ent:portfolio", post.portfolio);
    out_ << " .\n";
  }

  std::string origin(Origin where) const {
    if (where.file >= world_.files.size()) return {};
    return "# " + world_.files[where.file] + ":" + std::to_string(where.line) + "\n";
  }
  std::string name(std::uint32_t i) const { return node(world_.entities[i].entity.id); }

  void say(std::string_view predicate, std::string_view object) { out_ << " ;\n    " << predicate << ' ' << object; }
  void text(std::string_view predicate, std::string_view value) {
    if (!value.empty()) say(predicate, quoted(value));
  }
  void link(std::string_view predicate, std::uint32_t target) {
    if (target != no_entity) say(predicate, name(target));
  }
  void dates(Date from, Date until) {
    text("ent:from", to_string(from));
    text("ent:until", to_string(until));
  }

  const World& world_;
  std::ostream& out_;
  std::unordered_map<std::string, std::uint32_t> index_;
  std::vector<std::vector<std::uint32_t>> memberships_;
  std::vector<std::vector<std::uint32_t>> borders_;
};

}  // namespace

void write_world(const World& world, std::ostream& out) { Writer(world, out).write(); }

}  // namespace entente
