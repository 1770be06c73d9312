/**
 * Calls of native libraries by the foreign function API of the JDK: finding a library, binding a
 * function. What is called, and that it is called rightly, is the business of the packages that use
 * this one.
 */
@NullMarked
package dev.tandem.server.media.foreign;

import org.jspecify.annotations.NullMarked;
