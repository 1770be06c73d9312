/**
 * Settings: which keys exist, what they mean, where their values came from. Nothing but the wiring
 * reads them; everybody else gets a small options record.
 */
@NullMarked
package dev.tandem.server.config;

import org.jspecify.annotations.NullMarked;
