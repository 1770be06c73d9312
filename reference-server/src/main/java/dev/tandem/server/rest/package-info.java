/**
 * The REST API: one class for each group of methods, and the handler that turns HTTP into calls of
 * them and their failures into JSON. The description that clients read is the resource {@code
 * openapi.json}.
 */
@NullMarked
package dev.tandem.server.rest;

import org.jspecify.annotations.NullMarked;
