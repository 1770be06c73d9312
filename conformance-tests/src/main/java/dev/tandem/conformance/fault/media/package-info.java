/** A relay that ends the transport of both sides, so that packets can be tampered with. */
@NullMarked
package dev.tandem.conformance.fault.media;

import org.jspecify.annotations.NullMarked;
