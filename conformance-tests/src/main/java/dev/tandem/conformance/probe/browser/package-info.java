/**
 * Real Chrome with the vendor's SDK on a page that the kit serves itself: publishes pictures and
 * sound that say which they are, and reads what arrives.
 */
@NullMarked
package dev.tandem.conformance.probe.browser;

import org.jspecify.annotations.NullMarked;
