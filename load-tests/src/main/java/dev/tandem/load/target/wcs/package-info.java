/**
 * WCS-style servers: signalling over one WebSocket for each client, pushes over REST
 * (docs/signalling.md).
 *
 * <pre>
 *   WcsTarget --WcsSockets--&gt; WcsConnection (one for each stream) --WcsStream--&gt; Publication, Playback
 *             --WcsRest-----&gt; WcsPush
 * </pre>
 */
@NullMarked
package dev.tandem.load.target.wcs;

import org.jspecify.annotations.NullMarked;
