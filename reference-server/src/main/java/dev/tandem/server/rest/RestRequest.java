package dev.tandem.server.rest;

import java.util.Map;

/**
 * A request that a method answers.
 *
 * @param query first value of each query parameter
 * @param body without fields where the method takes none
 */
record RestRequest(Map<String, String> query, Body body) {}
