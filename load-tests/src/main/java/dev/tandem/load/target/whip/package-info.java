/** Servers under load that speak WHIP (RFC 9725) and WHEP (draft-ietf-wish-whep). */
@NullMarked
package dev.tandem.load.target.whip;

import org.jspecify.annotations.NullMarked;
