// SPDX-License-Identifier: Apache-2.0
#include "ontology/world_file.h"

#include <concepts>
#include <cstring>
#include <ostream>
#include <type_traits>

namespace entente {
namespace {

constexpr std::string_view magic = "entente world 1\n";

// One description of every struct serves both directions: visit(archive, value) names the fields in file order.
template <class Archive, class E>
void visit(Archive& a, E& e)
  requires std::same_as<std::remove_const_t<E>, Entity>
{
  a(e.id), a(e.type), a(e.name), a(e.wikidata), a(e.code), a(e.country), a(e.sector);
}
template <class Archive, class E>
void visit(Archive& a, E& e)
  requires std::same_as<std::remove_const_t<E>, WorldEntity>
{
  visit(a, e.entity);
  a(e.names), a(e.short_names), a(e.adjectives), a(e.people_nouns), a(e.kind), a(e.from), a(e.until), a(e.capital);
  a(e.located_in), a(e.part_of), a(e.agency_of), a(e.seat_of), a(e.successor), a(e.prominence), a(e.gender);
  a(e.is_sovereign), a(e.latitude), a(e.longitude);
}
template <class Archive, class E>
void visit(Archive& a, E& e)
  requires std::same_as<std::remove_const_t<E>, Post>
{
  a(e.id), a(e.name), a(e.titles), a(e.in), a(e.role), a(e.portfolio);
}
template <class Archive, class E>
void visit(Archive& a, E& e)
  requires std::same_as<std::remove_const_t<E>, Tenure>
{
  a(e.holder), a(e.post), a(e.from), a(e.until);
}
template <class Archive, class E>
void visit(Archive& a, E& e)
  requires std::same_as<std::remove_const_t<E>, Membership>
{
  a(e.member), a(e.organisation), a(e.from), a(e.until), a(e.status);
}
template <class Archive, class E>
void visit(Archive& a, E& e)
  requires std::same_as<std::remove_const_t<E>, std::pair<std::uint32_t, std::uint32_t>>
{
  a(e.first), a(e.second);
}
template <class Archive, class E>
void visit(Archive& a, E& e)
  requires std::same_as<std::remove_const_t<E>, World>
{
  a(e.entities), a(e.posts), a(e.tenures), a(e.memberships), a(e.borders);
}

template <class T>
concept Flat = std::is_arithmetic_v<T> || std::is_enum_v<T> || std::same_as<T, Date>;

class Writer {
 public:
  explicit Writer(std::ostream& out) : out_(out) {}

  template <Flat T>
  void operator()(const T& value) {
    out_.write(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void operator()(const std::string& text) {
    (*this)(static_cast<std::uint32_t>(text.size()));
    out_.write(text.data(), static_cast<std::streamsize>(text.size()));
  }
  template <class T>
  void operator()(const std::vector<T>& all) {
    (*this)(static_cast<std::uint32_t>(all.size()));
    for (const T& one : all) item(one);
  }

 private:
  void item(const std::string& text) { (*this)(text); }
  template <class T>
  void item(const T& value) {
    visit(*this, value);
  }

  std::ostream& out_;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  template <Flat T>
  void operator()(T& value) {
    if (!has(sizeof value)) return;
    std::memcpy(&value, bytes_.data(), sizeof value);
    bytes_.remove_prefix(sizeof value);
  }
  void operator()(std::string& text) {
    std::uint32_t size = 0;
    (*this)(size);
    if (!has(size)) return;
    text.assign(bytes_.substr(0, size));
    bytes_.remove_prefix(size);
  }
  template <class T>
  void operator()(std::vector<T>& all) {
    std::uint32_t size = 0;
    (*this)(size);
    if (!has(size)) return;  // every item takes a byte at least
    all.resize(size);
    for (T& one : all) item(one);
  }
  bool is_good() const { return good_; }
  bool is_at_end() const { return bytes_.empty(); }

 private:
  bool has(std::size_t size) {
    if (size > bytes_.size()) good_ = false;
    return good_;
  }
  void item(std::string& text) { (*this)(text); }
  template <class T>
  void item(T& value) {
    visit(*this, value);
  }

  std::string_view bytes_;
  bool good_ = true;
};

bool has_sound_references(const World& world) {
  const auto entities = world.entities.size();
  const auto sound = [&](std::uint32_t i) { return i == no_entity || i < entities; };
  for (const WorldEntity& e : world.entities)
    for (const std::uint32_t i : {e.capital, e.located_in, e.part_of, e.agency_of, e.seat_of, e.successor})
      if (!sound(i)) return false;
  for (const Post& post : world.posts)
    if (!sound(post.in)) return false;
  for (const Tenure& t : world.tenures)
    if (t.holder >= entities || t.post >= world.posts.size()) return false;
  for (const Membership& m : world.memberships)
    if (m.member >= entities || m.organisation >= entities) return false;
  for (const auto& [a, b] : world.borders)
    if (a >= entities || b >= entities) return false;
  return true;
}

}  // namespace

void write_world_file(const World& world, std::ostream& out) {
  out << magic;
  Writer writer(out);
  visit(writer, world);
}

Result<World> parse_world_file(std::string_view bytes) {
  if (!bytes.starts_with(magic)) return fail(ErrorKind::invalid, "compiled world: not written by this version");
  Reader reader(bytes.substr(magic.size()));
  World world;
  visit(reader, world);
  if (!reader.is_good() || !reader.is_at_end() || !has_sound_references(world))
    return fail(ErrorKind::invalid, "compiled world: damaged");
  return world;
}

}  // namespace entente
