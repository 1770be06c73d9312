/**
 * One client's signalling session, split by role. {@code ClientSession} receives texts and hands
 * them, one at a time, to the {@code Dispatcher}; from there they go to {@code Greeting}, {@code
 * Publishing}, {@code Playing}, {@code StreamEvents}, {@code Diagnostics} or {@code KeepAlive}.
 * What the media engine, other sessions and REST have to tell a session goes through its {@code
 * Mailbox}, so that all classes of a session but that one are single-threaded.
 */
@NullMarked
package dev.tandem.server.signalling.session;

import org.jspecify.annotations.NullMarked;
