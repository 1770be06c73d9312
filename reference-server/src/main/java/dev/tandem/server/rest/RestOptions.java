package dev.tandem.server.rest;

/**
 * How REST answers.
 *
 * @param maxBodyBytes longer request bodies are refused
 * @param corsOrigin origin whose pages may call, {@code *} for all, empty for none
 */
public record RestOptions(int maxBodyBytes, String corsOrigin) {}
