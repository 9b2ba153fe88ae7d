// SPDX-License-Identifier: Apache-2.0
/// The tables of a knowledge base file. Only for code in graph/store/; docs/knowledge-base.md explains them.
#pragma once

namespace entente {

inline constexpr int application_id = 0x454e5445;  // "ENTE"
inline constexpr int schema_version = 3;

/// The articles with the record of what each states, and the decisions, are the truth. All other tables are derived
/// from them and can be rebuilt; `entente validate` does so and compares.
inline constexpr const char* schema = R"sql(
CREATE TABLE articles(
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  published TEXT NOT NULL, title TEXT NOT NULL, source TEXT NOT NULL, url TEXT NOT NULL, language TEXT NOT NULL,
  hash TEXT NOT NULL,   -- SHA-256 over the other columns but number
  record TEXT NOT NULL, -- what the article states, as `entente extract` prints it, without the text
  text TEXT NOT NULL);
CREATE TABLE decisions(
  one TEXT NOT NULL, other TEXT NOT NULL, judgement TEXT NOT NULL, who TEXT NOT NULL, decided TEXT NOT NULL,
  PRIMARY KEY(one, other)) WITHOUT ROWID;

CREATE TABLE copies(  -- of each article that is long enough to be compared
  article INTEGER PRIMARY KEY,
  words INTEGER NOT NULL,     -- hash of all words of its text
  original INTEGER,           -- the article that it is a copy of: graph/copies.h
  likeness INTEGER NOT NULL); -- thousandths, to the article that made it a copy
CREATE INDEX copies_by_words ON copies(words);
CREATE INDEX copies_by_original ON copies(original) WHERE original IS NOT NULL;
CREATE TABLE bands(  -- of MinHash signatures; texts with a band in common may be copies
  bucket INTEGER PRIMARY KEY, -- the first 16 bits of a band
  members BLOB NOT NULL);     -- of each: 4 bytes of the band, 8 of copies.words

CREATE TABLE entities(
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  type INTEGER NOT NULL, name TEXT NOT NULL, wikidata TEXT NOT NULL, code TEXT NOT NULL, country TEXT NOT NULL,
  sector TEXT NOT NULL,
  articles INTEGER NOT NULL, mentions INTEGER NOT NULL,
  degree INTEGER NOT NULL); -- rows in adjacency
CREATE TABLE variants(  -- how many articles give an entity these attributes; none where all agree
  entity INTEGER NOT NULL, attributes TEXT NOT NULL, articles INTEGER NOT NULL,
  PRIMARY KEY(entity, attributes)) WITHOUT ROWID;
CREATE TABLE names(
  number INTEGER PRIMARY KEY,
  entity INTEGER NOT NULL,
  key TEXT NOT NULL, -- folded
  name TEXT NOT NULL, uses INTEGER NOT NULL);
CREATE INDEX names_by_entity ON names(entity);
CREATE TABLE mentions(  -- how often an article speaks of an entity; where is in its record
  article INTEGER NOT NULL, entity INTEGER NOT NULL, mentions INTEGER NOT NULL,
  PRIMARY KEY(article, entity)) WITHOUT ROWID;

CREATE TABLE facts(
  number INTEGER PRIMARY KEY,
  key INTEGER NOT NULL, -- what makes it one fact: graph/merge.h
  type INTEGER NOT NULL, modality INTEGER NOT NULL, time TEXT NOT NULL,
  id TEXT NOT NULL DEFAULT '',
  mode TEXT NOT NULL DEFAULT '', cameo TEXT NOT NULL DEFAULT '', predicate TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '', sources TEXT NOT NULL DEFAULT '', targets TEXT NOT NULL DEFAULT '', place INTEGER,
  time_text TEXT NOT NULL DEFAULT '', "from" TEXT NOT NULL DEFAULT '', until TEXT NOT NULL DEFAULT '',
  attributed_to TEXT NOT NULL DEFAULT '', confidence INTEGER NOT NULL DEFAULT 0, background INTEGER NOT NULL DEFAULT 0,
  articles INTEGER NOT NULL DEFAULT 0, since INTEGER, last INTEGER); -- days from 1970-01-01
CREATE TABLE evidence(
  fact INTEGER NOT NULL, article INTEGER NOT NULL, ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, trigger_start INTEGER NOT NULL, trigger_end INTEGER NOT NULL,
  confidence INTEGER NOT NULL, words INTEGER NOT NULL, statement TEXT NOT NULL, details TEXT NOT NULL,
  PRIMARY KEY(fact, article, ordinal)) WITHOUT ROWID;
CREATE TABLE background(  -- how many articles bring this in from the ontology
  fact INTEGER NOT NULL, details TEXT NOT NULL, articles INTEGER NOT NULL,
  PRIMARY KEY(fact, details)) WITHOUT ROWID;
CREATE TABLE adjacency(  -- each tie twice, once from either end; side 0: node is the source
  node INTEGER NOT NULL, other INTEGER NOT NULL, fact INTEGER NOT NULL, side INTEGER NOT NULL,
  facet INTEGER NOT NULL, since INTEGER, last INTEGER,
  PRIMARY KEY(node, other, fact, side)) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(
  title, text, content='articles', content_rowid='number', tokenize='unicode61 remove_diacritics 2', detail=column);
)sql";

/// Made at the first commit: sorting all rows once is cheaper than keeping them in order.
inline constexpr const char* indexes = R"sql(
CREATE UNIQUE INDEX entities_by_id ON entities(id);
CREATE INDEX entities_by_wikidata ON entities(wikidata) WHERE wikidata <> '';
CREATE INDEX entities_by_code ON entities(code) WHERE code <> '';
CREATE INDEX names_by_key ON names(key);
CREATE UNIQUE INDEX facts_by_key ON facts(key);
CREATE INDEX events_by_id ON facts(id) WHERE type < 21;
)sql";

}  // namespace entente
