/**
 * Immutable values of a chat. Each one maps to and from JSON with a plain {@code ObjectMapper}: no Jackson module has
 * to be registered. Xelion's own quirks never reach these types. {@code toString} leaves out what people wrote and who
 * they are, so that a value can be logged.
 */
package org.xelionchat.client.model;
