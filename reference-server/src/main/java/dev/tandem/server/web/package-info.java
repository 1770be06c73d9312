/** TCP ports, their certificate, and the pages. What is answered on them comes from outside. */
@NullMarked
package dev.tandem.server.web;

import org.jspecify.annotations.NullMarked;
