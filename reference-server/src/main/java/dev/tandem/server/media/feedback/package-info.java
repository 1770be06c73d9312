/**
 * What the two ends of a stream tell each other about it: reception statistics, losses and their
 * repair, key frame requests, arrival times and the bandwidth that follows from them.
 */
@NullMarked
package dev.tandem.server.media.feedback;

import org.jspecify.annotations.NullMarked;
