/** What a run of the kit found: results, failure cards, the exit code. */
@NullMarked
package dev.tandem.conformance.verdict;

import org.jspecify.annotations.NullMarked;
