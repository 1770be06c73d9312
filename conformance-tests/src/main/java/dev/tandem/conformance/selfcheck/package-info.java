/** The kit is tested by faults: every fault must be noticed by the check that claims it. */
@NullMarked
package dev.tandem.conformance.selfcheck;

import org.jspecify.annotations.NullMarked;
