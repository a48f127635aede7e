/**
 * Xelion's calls, one method each, and the reader of its event frames. Everything odd about Xelion's JSON ends here.
 */
package org.xelionchat.client.api;
