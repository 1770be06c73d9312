/** Tests of evidence: what is kept, what is cut, what is hidden. */
@NullMarked
package dev.tandem.conformance.evidence;

import org.jspecify.annotations.NullMarked;
