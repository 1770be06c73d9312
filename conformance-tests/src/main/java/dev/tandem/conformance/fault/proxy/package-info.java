/** A proxy before one server that passes everything on, unless a tampering changes it. */
@NullMarked
package dev.tandem.conformance.fault.proxy;

import org.jspecify.annotations.NullMarked;
