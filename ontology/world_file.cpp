// SPDX-License-Identifier: Apache-2.0
#include "ontology/world_file.h"

#include <algorithm>
#include <array>
#include <bit>
#include <map>
#include <type_traits>
#include <unordered_map>

#include "base/hash.h"
#include "ontology/name_forms.h"

namespace entente {
namespace {

constexpr std::string_view magic = "entente world 4\n";
constexpr std::size_t section_count = 32;

struct Section {
  std::uint64_t begin = 0;  // bytes from the start of the block, a multiple of 8
  std::uint64_t count = 0;  // of items
};

struct Header {
  std::array<char, 16> magic;
  std::uint64_t size;  // of the whole block, bytes
  std::array<Section, section_count> sections;
};

/// One description of the file serves both directions: the arrays in file order.
template <class Archive>
void each_section(Archive&& a, WorldFile& f, std::span<const std::uint32_t>& name_starts,
                  std::span<const Meaning>& name_meanings, KeyTable& name_keys) {
  a(f.strings), a(f.texts), a(f.files), a(f.origins), a(f.entities), a(f.posts), a(f.tenures), a(f.memberships);
  a(f.borders), a(f.ids.keys), a(f.ids.buckets), a(f.entity_of_id);
  a(name_keys.keys), a(name_keys.buckets), a(name_starts), a(name_meanings);
  a(f.titles.keys), a(f.titles.buckets);
  for (Grouping* g :
       {&f.posts_titled, &f.tenures_of_person, &f.tenures_of_post, &f.posts_in, &f.memberships_of, &f.members_of})
    a(g->starts), a(g->items);
}

/// The arrays under construction.
class Compiler {
 public:
  explicit Compiler(const World& world) : world_(world) {}

  WorldBytes compile() {
    records();
    const auto ids = index_ids();
    const auto titles = index_titles();
    GazetteerBuilder names;
    add_names(world_, names);
    const GazetteerArrays name_arrays = names.finish();
    const auto count = world_.entities.size();
    const auto tenures_of_person = group(count, world_.tenures, &Tenure::holder);
    const auto tenures_of_post = group(world_.posts.size(), world_.tenures, &Tenure::post);
    const auto posts_in = group(count, world_.posts, &Post::in);
    const auto memberships_of = group(count, world_.memberships, &Membership::member);
    const auto members_of = group(count, world_.memberships, &Membership::organisation);
    const auto posts_titled = groups(posts_titled_);

    WorldFile f{.strings = strings_,
                .texts = texts_,
                .files = files_,
                .origins = origins_,
                .entities = entities_,
                .posts = posts_,
                .tenures = world_.tenures,
                .memberships = memberships_,
                .borders = borders_};
    f.ids = {.keys = ids.keys, .buckets = ids.buckets};
    f.entity_of_id = ids.order;
    f.titles = {.keys = titles.keys, .buckets = titles.buckets};
    f.posts_titled = posts_titled.view();
    f.tenures_of_person = tenures_of_person.view();
    f.tenures_of_post = tenures_of_post.view();
    f.posts_in = posts_in.view();
    f.memberships_of = memberships_of.view();
    f.members_of = members_of.view();
    KeyTable name_keys{.keys = name_arrays.names.keys, .buckets = name_arrays.names.buckets};
    std::span<const std::uint32_t> starts = name_arrays.starts;
    std::span<const Meaning> meanings = name_arrays.meanings;
    return lay_out(f, starts, meanings, name_keys);
  }

 private:
  struct Groups {
    std::vector<std::uint32_t> starts{0};
    std::vector<std::uint32_t> items;
    Grouping view() const { return {.starts = starts, .items = items}; }
  };

  static Groups groups(const std::vector<std::vector<std::uint32_t>>& lists) {
    Groups made;
    for (const auto& list : lists) {
      made.items.insert(made.items.end(), list.begin(), list.end());
      made.starts.push_back(static_cast<std::uint32_t>(made.items.size()));
    }
    return made;
  }

  /// The indices of `all` by the thing that `field` names; tenures by start.
  template <class T>
  static Groups group(std::size_t things, const std::vector<T>& all, std::uint32_t T::* field) {
    std::vector<std::vector<std::uint32_t>> lists(things);
    for (std::uint32_t i = 0; i < all.size(); ++i)
      if (all[i].*field != no_entity) lists[all[i].*field].push_back(i);
    if constexpr (std::same_as<T, Tenure>)
      for (auto& list : lists) std::ranges::stable_sort(list, {}, [&](std::uint32_t i) { return all[i].from; });
    return groups(lists);
  }

  TextAt text(std::string_view text) {
    const auto [known, is_new] = text_at_.try_emplace(std::string(text), static_cast<TextAt>(strings_.size()));
    if (is_new) {
      const auto size = static_cast<std::uint16_t>(std::min<std::size_t>(text.size(), 0xffff));
      strings_.append(reinterpret_cast<const char*>(&size), sizeof size).append(text.substr(0, size));
    }
    return known->second;
  }

  Slice texts(const std::vector<std::string>& all) {
    const Slice made{.begin = static_cast<std::uint32_t>(texts_.size()),
                     .size = static_cast<std::uint32_t>(all.size())};
    for (const std::string& one : all) texts_.push_back(text(one));
    return made;
  }

  void records() {
    for (const WorldEntity& e : world_.entities) {
      const auto origin = static_cast<std::uint32_t>(origins_.size());
      origins_.insert(origins_.end(), e.origins.begin(), e.origins.end());
      entities_.push_back({.id = text(e.entity.id),
                           .name = text(e.entity.name),
                           .wikidata = text(e.entity.wikidata),
                           .code = text(e.entity.code),
                           .country = text(e.entity.country),
                           .sector = text(e.entity.sector),
                           .kind = text(e.kind),
                           .names = texts(e.names),
                           .short_names = texts(e.short_names),
                           .adjectives = texts(e.adjectives),
                           .people_nouns = texts(e.people_nouns),
                           .origins = {.begin = origin, .size = static_cast<std::uint32_t>(e.origins.size())},
                           .from = e.from,
                           .until = e.until,
                           .capital = e.capital,
                           .located_in = e.located_in,
                           .part_of = e.part_of,
                           .agency_of = e.agency_of,
                           .seat_of = e.seat_of,
                           .successor = e.successor,
                           .latitude = e.latitude,
                           .longitude = e.longitude,
                           .type = e.entity.type,
                           .prominence = e.prominence,
                           .gender = e.gender,
                           .is_sovereign = e.is_sovereign});
    }
    for (const Post& p : world_.posts)
      posts_.push_back({.id = text(p.id),
                        .name = text(p.name),
                        .portfolio = text(p.portfolio),
                        .titles = texts(p.titles),
                        .in = p.in,
                        .origin = p.origin,
                        .role = p.role,
                        .unused = {}});
    for (const Membership& m : world_.memberships)
      memberships_.push_back({.member = m.member,
                              .organisation = m.organisation,
                              .from = m.from,
                              .until = m.until,
                              .status = text(m.status),
                              .origin = m.origin});
    for (const auto& [a, b] : world_.borders) borders_.insert(borders_.end(), {a, b});
    for (const std::string& file : world_.files) files_.push_back(text(file));
  }

  KeyTableArrays index_ids() const {
    std::vector<std::uint64_t> keys;
    for (const WorldEntity& e : world_.entities) keys.push_back(fnv1a(e.entity.id));
    return make_key_table(keys);
  }

  KeyTableArrays index_titles() {
    std::map<PhraseKey, std::vector<std::uint32_t>> by_title;
    for (std::uint32_t i = 0; i < world_.posts.size(); ++i)
      for (const std::string& title : world_.posts[i].titles) by_title[extend(empty_phrase, title)].push_back(i);
    std::vector<std::uint64_t> keys;
    for (const auto& [key, unused] : by_title) keys.push_back(key);
    KeyTableArrays made = make_key_table(keys);
    for (const std::uint32_t i : made.order) posts_titled_.push_back(by_title[keys[i]]);
    return made;
  }

  static WorldBytes lay_out(WorldFile& f, std::span<const std::uint32_t>& starts, std::span<const Meaning>& meanings,
                            KeyTable& names) {
    Header header{};
    std::ranges::copy(magic, header.magic.begin());
    WorldBytes block(sizeof(Header) / 8);
    std::size_t section = 0;
    each_section(
        [&]<class T>(std::span<const T>& items) {
          static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= alignof(std::uint64_t));
          const std::size_t begin = block.size();
          header.sections.at(section++) = {.begin = begin * 8, .count = items.size()};
          block.resize(begin + (items.size_bytes() + 7) / 8);
          if (!items.empty()) std::memcpy(block.data() + begin, items.data(), items.size_bytes());
        },
        f, starts, meanings, names);
    header.size = block.size() * 8;
    std::memcpy(block.data(), &header, sizeof header);
    return block;
  }

  const World& world_;
  std::string strings_;
  std::unordered_map<std::string, TextAt> text_at_;
  std::vector<TextAt> texts_;
  std::vector<TextAt> files_;
  std::vector<Origin> origins_;
  std::vector<EntityRecord> entities_;
  std::vector<PostRecord> posts_;
  std::vector<MembershipRecord> memberships_;
  std::vector<std::uint32_t> borders_;
  std::vector<std::vector<std::uint32_t>> posts_titled_;
};

}  // namespace

WorldBytes compile_world(const World& world) { return Compiler(world).compile(); }

Result<WorldFile> open_world(std::string_view bytes) {
  Header header;
  if (bytes.size() < sizeof header || !bytes.starts_with(magic))
    return fail(ErrorKind::invalid, "compiled world: not written by this version");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.size != bytes.size() || reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(std::uint64_t) != 0)
    return fail(ErrorKind::invalid, "compiled world: damaged");
  WorldFile f;
  KeyTable names;
  std::span<const std::uint32_t> starts;
  std::span<const Meaning> meanings;
  std::size_t section = 0;
  bool is_sound = true;
  each_section(
      [&]<class T>(std::span<const T>& items) {
        const Section& s = header.sections.at(section++);
        if (s.begin > bytes.size() || s.begin % alignof(T) != 0 || s.count > (bytes.size() - s.begin) / sizeof(T))
          is_sound = false;
        else items = {reinterpret_cast<const T*>(bytes.data() + s.begin), s.count};
      },
      f, starts, meanings, names);
  if (!is_sound) return fail(ErrorKind::invalid, "compiled world: damaged");
  f.names = Gazetteer(names, starts, meanings);
  return f;
}

World world_of(const WorldFile& f) {
  const auto text = [&](TextAt at) { return std::string(f.text(at)); };
  const auto texts = [&](Slice slice) {
    std::vector<std::string> out;
    for (const TextAt at : f.texts.subspan(slice.begin, slice.size)) out.push_back(text(at));
    return out;
  };
  World world;
  for (const EntityRecord& e : f.entities) {
    const auto origins = f.origins.subspan(e.origins.begin, e.origins.size);
    world.entities.push_back({.entity = {.id = text(e.id),
                                         .type = e.type,
                                         .name = text(e.name),
                                         .wikidata = text(e.wikidata),
                                         .code = text(e.code),
                                         .country = text(e.country),
                                         .sector = text(e.sector)},
                              .names = texts(e.names),
                              .short_names = texts(e.short_names),
                              .adjectives = texts(e.adjectives),
                              .people_nouns = texts(e.people_nouns),
                              .kind = text(e.kind),
                              .from = e.from,
                              .until = e.until,
                              .capital = e.capital,
                              .located_in = e.located_in,
                              .part_of = e.part_of,
                              .agency_of = e.agency_of,
                              .seat_of = e.seat_of,
                              .successor = e.successor,
                              .prominence = e.prominence,
                              .gender = e.gender,
                              .is_sovereign = e.is_sovereign,
                              .latitude = e.latitude,
                              .longitude = e.longitude,
                              .origins = {origins.begin(), origins.end()}});
  }
  for (const PostRecord& p : f.posts)
    world.posts.push_back({.id = text(p.id),
                           .name = text(p.name),
                           .titles = texts(p.titles),
                           .in = p.in,
                           .role = p.role,
                           .portfolio = text(p.portfolio),
                           .origin = p.origin});
  world.tenures.assign(f.tenures.begin(), f.tenures.end());
  for (const MembershipRecord& m : f.memberships)
    world.memberships.push_back({.member = m.member,
                                 .organisation = m.organisation,
                                 .from = m.from,
                                 .until = m.until,
                                 .status = text(m.status),
                                 .origin = m.origin});
  for (std::size_t i = 0; i + 1 < f.borders.size(); i += 2) world.borders.emplace_back(f.borders[i], f.borders[i + 1]);
  for (const TextAt at : f.files) world.files.push_back(text(at));
  return world;
}

}  // namespace entente
