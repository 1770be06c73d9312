package dev.tandem.conformance.target;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where one server is reached: signalling (ws, wss) and REST (http, https). */
public record ServerAddresses(URI ws, @Nullable URI wss, URI http, @Nullable URI https) {}
