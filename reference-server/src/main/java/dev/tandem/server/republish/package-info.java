/**
 * Republishing: the agent that publishes local streams on other servers and pulls theirs.
 *
 * <pre>
 *  REST ── Republisher ── RepublishSession ── Attempt ──┬── AgentConnection ── Signalling ── target
 *            conflicts,     waiting, retries   stages,  │    connection, ping   WebSocket
 *            listing        what REST shows    deadlines└── Leg (PushLeg, PullLeg)
 *                                                            media peer, SDP, local stream
 * </pre>
 *
 * <p>A session and all below it live on one {@link dev.tandem.server.republish.SerialExecutor}:
 * callbacks of media, streams, timers and sockets only leave a task there, so that a slow target
 * holds up nobody.
 */
@NullMarked
package dev.tandem.server.republish;

import org.jspecify.annotations.NullMarked;
