@NullMarked
package dev.tandem.conformance.fault;

import org.jspecify.annotations.NullMarked;
