# A room of the architecture is one static library: entente_<name>, alias entente::<name>.
# entente_room(<name> HEADERS … SOURCES … LINKS <public targets> PRIVATE_LINKS <targets that no header of the room shows>)
add_library(entente_flags INTERFACE)
target_compile_features(entente_flags INTERFACE cxx_std_23)
target_compile_options(entente_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  -Wno-missing-field-initializers  # designated initializers leave fields out on purpose
  # false alarms for "literal" + string, gcc.gnu.org/PR105651
  $<$<AND:$<COMPILE_LANG_AND_ID:CXX,GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>
  -ffp-contract=off)               # the same floating-point results on every machine

function(entente_room name)
  cmake_parse_arguments(room "" "" "HEADERS;SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  set(target entente_${name})
  add_library(${target} STATIC ${room_SOURCES})
  add_library(entente::${name} ALIAS ${target})
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${name} LINKER_LANGUAGE CXX
    VERIFY_INTERFACE_HEADER_SETS ON CXX_EXTENSIONS OFF)
  target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}" FILES ${room_HEADERS})
  target_compile_features(${target} PUBLIC cxx_std_23)
  target_link_libraries(${target} PUBLIC ${room_LINKS} PRIVATE $<BUILD_INTERFACE:entente_flags> ${room_PRIVATE_LINKS})
endfunction()
