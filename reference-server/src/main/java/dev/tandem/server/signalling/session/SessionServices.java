package dev.tandem.server.signalling.session;

import dev.tandem.server.media.api.MediaEngine;
import dev.tandem.server.stream.StreamRegistry;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;

/**
 * What sessions share.
 *
 * @param timer schedules pings and the like; nothing blocks it
 * @param threads lends threads for the sessions' tasks
 * @param random source of SSRCs
 */
public record SessionServices(
    StreamRegistry streams,
    MediaEngine engine,
    ScheduledExecutorService timer,
    Executor threads,
    RandomGenerator random) {}
