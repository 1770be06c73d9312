package dev.tandem.server.rest;

/** Type of a field that a filter compares. */
enum FieldType {
  TEXT,
  FLAG,
  NUMBER
}
