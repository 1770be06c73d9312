/** What was measured, for people and for programs. */
@NullMarked
package dev.tandem.load.report;

import org.jspecify.annotations.NullMarked;
