/** Tests of SRTP against the RFCs' vectors and against another implementation. */
@NullMarked
package dev.tandem.conformance.probe.srtp;

import org.jspecify.annotations.NullMarked;
