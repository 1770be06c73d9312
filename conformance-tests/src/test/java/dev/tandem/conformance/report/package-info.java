/** Tests of the report writers, most of them against files that were looked at by a person. */
@NullMarked
package dev.tandem.conformance.report;

import org.jspecify.annotations.NullMarked;
