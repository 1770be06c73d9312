/**
 * A peer made of native libwebrtc and no browser. It runs in a process of its own, since a crash of
 * the native library ends the process, and tells by lines of JSON on its standard output.
 */
@NullMarked
package dev.tandem.conformance.probe.nativepeer;

import org.jspecify.annotations.NullMarked;
