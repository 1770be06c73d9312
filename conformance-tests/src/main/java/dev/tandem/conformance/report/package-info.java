/** What a run found, for people and machines: console, HTML, JSON, JUnit XML. */
@NullMarked
package dev.tandem.conformance.report;

import org.jspecify.annotations.NullMarked;
