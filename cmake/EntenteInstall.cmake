# `cmake --install` gives the program, the libraries with their headers, and a package that find_package(entente) finds.
include(CMakePackageConfigHelpers)

set(entente_rooms entente_base entente_vocabulary entente_ontology entente_ingest entente_graph)
if(TARGET entente_export)
  list(APPEND entente_rooms entente_export)
endif()
install(TARGETS entente RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(TARGETS ${entente_rooms} EXPORT entente
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
  FILE_SET HEADERS DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/entente")
install(EXPORT entente NAMESPACE entente:: FILE entente-targets.cmake DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/entente")
configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/entente-config.cmake.in" "${PROJECT_BINARY_DIR}/entente-config.cmake"
  INSTALL_DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/entente")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/entente-config-version.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/entente-config.cmake" "${PROJECT_BINARY_DIR}/entente-config-version.cmake"
  DESTINATION "${CMAKE_INSTALL_LIBDIR}/cmake/entente")
