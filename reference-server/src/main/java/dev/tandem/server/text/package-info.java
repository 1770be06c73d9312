/** Words for people. */
@NullMarked
package dev.tandem.server.text;

import org.jspecify.annotations.NullMarked;
